package io.synq.eventlog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the event log.
 *
 * @param nextCursor what to send as {@code cursor} to go on, null at the log's end; or, to whoever
 *     reads on, what to send as {@code after}, never null
 * @param complete false when the search ran out of time before the page was full: {@code
 *     next_cursor} then goes on where it stopped
 */
@Schema(
    examples =
        """
        {
          "data": [
            {
              "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
              "event_type": "order.created",
              "timestamp": "2024-12-04T15:32:07.412Z",
              "accepted_at": "2024-12-04T15:32:07.563Z",
              "tenant_id": "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
              "org_id": "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
              "user_id": "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
              "role": "member",
              "deliveries": {"delivered": 2, "retrying": 1}
            }
          ],
          "next_cursor": null,
          "complete": true
        }
        """)
public record EventPage(
    List<ListedEvent> data,
    @Nullable String nextCursor,
    @Schema(
            description =
                "False when the search ran out of time before the page was full; next_cursor goes on.")
        boolean complete) {}
