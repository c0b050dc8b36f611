package io.synq.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /events/batch} takes. */
@Schema(
    examples =
        """
        {
          "events": [
            {
              "event_type": "inventory.adjusted",
              "org_id": "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
              "user_id": "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
              "role": "member",
              "payload": {"sku": "SYNQ-SHIRT-M-BLK", "delta": -2}
            }
          ]
        }
        """)
record BatchRequest(
    @Schema(required = true, minItems = 1, maxItems = EventReader.MAX_BATCH)
        List<EventRequest> events) {}
