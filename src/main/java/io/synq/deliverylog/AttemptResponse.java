package io.synq.deliverylog;

import io.synq.delivery.FirstAttempt;
import io.synq.outbound.DeliveryHeaders;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the API shows it.
 *
 * @param manual whether a person asked for it
 * @param status null when there was no answer; {@code error} says why
 * @param requestHeaders the endpoint's own by name only; headers and body are null in lists of
 *     deliveries
 * @param responseBody as much as an {@link io.synq.outbound.Outcome.Answer} has of it
 */
@Schema(
    name = "Attempt",
    examples =
        """
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
          "request_headers": {"Content-Type": "application/json", "Synq-Attempt": "1"},
          "response_headers": {"content-length": "2"},
          "response_body": "ok",
          "response_truncated": false,
          "transformed": false
        }
        """)
public record AttemptResponse(
    String id,
    String deliveryId,
    int number,
    @Schema(description = "Whether a person asked for it.") boolean manual,
    Instant startedAt,
    int durationMs,
    String url,
    @Schema(description = "Null when there was no answer; error says why.")
        @Nullable Integer status,
    @Nullable Error error,
    @Nullable Map<String, String> requestHeaders,
    @Nullable Map<String, String> responseHeaders,
    @Schema(description = "The first 8 KiB; null, as the headers are, in lists of deliveries.")
        @Nullable String responseBody,
    boolean responseTruncated,
    @Schema(
            description =
                "Whether another body than the event's was sent, by the endpoint's transform or"
                    + " format: the attempt's body has it.")
        boolean transformed) {

  /** Why there was no answer. */
  @Schema(name = "AttemptError")
  public record Error(String kind, @Nullable String text) {}

  /** The same as it is listed, without headers and body. */
  AttemptResponse summary() {
    return new AttemptResponse(
        id,
        deliveryId,
        number,
        manual,
        startedAt,
        durationMs,
        url,
        status,
        error,
        null,
        null,
        null,
        responseTruncated,
        transformed);
  }

  /**
   * The attempt that a delivery's row keeps, as a row of its own would be shown.
   *
   * @param eventType empty once the event is gone
   * @param status what was answered
   */
  public static AttemptResponse first(
      FirstAttempt first,
      String deliveryId,
      String eventId,
      String eventType,
      @Nullable Integer status) {
    FirstAttempt.Exchange exchange = first.unpack();
    DeliveryHeaders headers =
        new DeliveryHeaders(eventId, eventType, deliveryId, 1, first.startedAt().getEpochSecond());
    return new AttemptResponse(
        first.id(deliveryId),
        deliveryId,
        1,
        false,
        first.startedAt(),
        first.durationMs(),
        first.url(),
        status,
        null,
        headers.whole(exchange.sent()),
        exchange.received(),
        exchange.body(),
        exchange.truncated(),
        false);
  }
}
