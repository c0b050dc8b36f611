package io.synq.intake;

import io.synq.eventtype.EventTypeName;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /events} takes. */
@Schema(
    examples =
        """
        {
          "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
          "event_type": "order.created",
          "timestamp": "2024-12-04T15:32:07.412Z",
          "tenant_id": "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
          "org_id": "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
          "user_id": "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
          "role": "member",
          "payload": {
            "order_id": "ord_9f2a4c1e83b7",
            "status": "pending",
            "currency": "USD",
            "total": 149.99,
            "line_items": [{"sku": "SYNQ-SHIRT-M-BLK", "quantity": 2, "unit_price": 74.99}],
            "created_at": "2024-12-04T15:32:06.998Z"
          }
        }
        """)
record EventRequest(
    @Schema(format = "uuid", description = "Never changes; made by the server by default.")
        String eventId,
    @Schema(
            required = true,
            maxLength = EventTypeName.MAX,
            pattern = EventTypeName.COMMERCE_FORM,
            description = "domain.action; an unknown one appears in the catalogue by itself.")
        String eventType,
    @Schema(description = "When it happened; now by default.") Instant timestamp,
    @Schema(format = "uuid", description = "The tenant of the key.") String tenantId,
    @Schema(required = true, format = "uuid", description = "The organization of whoever did it.")
        String orgId,
    @Schema(required = true, format = "uuid", description = "Who did it.") String userId,
    @Schema(required = true, minLength = 1, maxLength = EventMembers.MAX_ROLE) String role,
    @Schema(
            required = true,
            type = SchemaType.OBJECT,
            description = "Passed on byte for byte; at most 100 levels deep.")
        JsonObject payload) {}
