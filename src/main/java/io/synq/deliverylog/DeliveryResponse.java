package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.DeliveryState;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.Retry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param attempts the newest, oldest first
 * @param filterError why the endpoint's filter could not be evaluated: then everything is delivered
 */
@Schema(
    name = "Delivery",
    examples =
        """
        {
          "id": "dlv_01h455vb4pex5vsknk084sn02q",
          "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
          "event_type": "order.created",
          "endpoint_id": "ep_01h455vb4pex5vsknk084sn02q",
          "state": "delivered",
          "attempt_count": 1,
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
              "response_truncated": false,
              "transformed": false
            }
          ],
          "next_attempt_at": null,
          "created_at": "2024-12-04T15:32:07.563Z",
          "expires_at": "2024-12-07T15:32:07.563Z",
          "finished_at": "2024-12-04T15:32:07.611Z",
          "replay": false,
          "last_status": 200,
          "last_error": null,
          "filter_error": null,
          "order_key": null,
          "waits_for": null
        }
        """)
public record DeliveryResponse(
    String id,
    String eventId,
    @Schema(description = "Null once the event is gone.") @Nullable String eventType,
    String endpointId,
    @Schema(
            enumeration = {
              "pending",
              "delivering",
              "delivered",
              "retrying",
              "failed",
              "cancelled",
              "held"
            })
        String state,
    @Schema(description = "How many attempts were made.") int attemptCount,
    @Schema(
            maxItems = AttemptLog.MOST,
            description =
                "The newest "
                    + AttemptLog.MOST
                    + ", in lists of deliveries the newest "
                    + AttemptLog.MOST_LISTED
                    + "; oldest first.")
        List<AttemptResponse> attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Schema(description = "Nothing is tried after it, by the endpoint's present limit.")
        Instant expiresAt,
    @Nullable Instant finishedAt,
    boolean replay,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    @Schema(
            description =
                "Why the endpoint's filter failed on this event, which was delivered all the same.")
        @Nullable String filterError,
    @Schema(
            description =
                "Deliveries to this endpoint with the same key go one after the other; null if the"
                    + " endpoint kept no order when this one was made.")
        @Nullable String orderKey,
    @Schema(
            description =
                "The delivery that goes first of those of its key that are before this one; null if"
                    + " it waits for none.")
        @Nullable String waitsFor) {

  /**
   * @param head the first of its key's; null if it waits for none
   */
  static DeliveryResponse of(
      Delivery delivery,
      @Nullable String eventType,
      Endpoint endpoint,
      List<AttemptResponse> attempts,
      @Nullable String head) {
    Retry retry = endpoint.retry();
    DeliveryState state = delivery.state().shown(endpoint.state(), endpoint.isDeleted());
    return new DeliveryResponse(
        delivery.id(),
        delivery.eventId(),
        eventType,
        delivery.endpointId(),
        state.text(),
        delivery.attempts(),
        attempts,
        state.waiting() ? delivery.nextAttemptAt() : null,
        delivery.createdAt(),
        retry == null
            ? delivery.expiresAt()
            : retry.end(delivery.createdAt(), delivery.expiresAt()),
        delivery.finishedAt(),
        delivery.replay(),
        delivery.lastStatus(),
        delivery.lastError(),
        delivery.filterError(),
        delivery.orderKey(),
        head);
  }
}
