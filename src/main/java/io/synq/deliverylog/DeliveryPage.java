package io.synq.deliverylog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of deliveries, newest first.
 *
 * @param nextCursor what to send as {@code cursor} to go on; null at the end
 * @param complete false when the search ran out of time before the page was full: {@code
 *     next_cursor} then goes on where it stopped
 */
@Schema(
    examples =
        """
        {
          "data": [
            {
              "id": "dlv_01h455vb4pex5vsknk084sn02q",
              "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
              "event_type": "order.created",
              "endpoint_id": "ep_01h455vb4pex5vsknk084sn02q",
              "state": "delivered",
              "attempts": [
                {
                  "id": "att_01h455vb4pex5vsknk084sn02q",
                  "delivery_id": "dlv_01h455vb4pex5vsknk084sn02q",
                  "number": 1,
                  "manual": false,
                  "started_at": "2024-12-04T15:32:07.570Z",
                  "duration_ms": 41,
                  "url": "https://example.com/hooks",
                  "status": 200,
                  "error": null,
                  "request_headers": null,
                  "response_headers": null,
                  "response_body": null,
                  "response_truncated": false
                }
              ],
              "next_attempt_at": null,
              "created_at": "2024-12-04T15:32:07.563Z",
              "expires_at": "2024-12-07T15:32:07.563Z",
              "finished_at": "2024-12-04T15:32:07.611Z",
              "replay": false,
              "last_status": 200,
              "last_error": null,
              "filter_error": null
            }
          ],
          "next_cursor": null,
          "complete": true
        }
        """)
public record DeliveryPage(
    List<DeliveryResponse> data,
    @Nullable String nextCursor,
    @Schema(
            description =
                "False when the search ran out of time before the page was full; next_cursor goes on.")
        boolean complete) {}
