package io.synq.failures;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries to one endpoint that fail for one cause.
 *
 * @param status what is answered; null where there is no answer
 * @param kind why there is none; null with a status
 * @param complete whether all were counted; if not, there are at least so many
 * @param since when the oldest of them was made
 * @param replayFrom when the oldest event of those that failed for good was accepted
 */
@Schema(
    name = "FailureGroup",
    examples =
        """
        {
          "endpoint_id": "ep_01h455vb4pex5vsknk084sn02q",
          "endpoint_url": "https://example.com/hooks",
          "endpoint_description": "ERP bridge",
          "endpoint_state": "enabled",
          "status": 500,
          "kind": null,
          "waiting": 1204,
          "failed": 0,
          "complete": true,
          "since": "2024-12-04T00:36:07.412Z",
          "replay_from": null,
          "sample": {
            "delivery_id": "dlv_01h455vb4pex5vsknk084sn02q",
            "started_at": "2024-12-04T15:32:07.412Z",
            "text": "upstream is down"
          }
        }
        """)
public record FailureGroup(
    String endpointId,
    String endpointUrl,
    @Nullable String endpointDescription,
    @Schema(enumeration = {"enabled", "disabled"}) String endpointState,
    @Schema(description = "What is answered; null where there is no answer.")
        @Nullable Integer status,
    @Schema(
            description =
                "Why there is no answer, as attempts have it: timeout, connection_refused,"
                    + " connection_reset, dns, tls, blocked, proxy, protocol, token or transform; unknown"
                    + " if no"
                    + " attempt is kept that would tell. Null with a status.")
        @Nullable String kind,
    @Schema(description = "Deliveries that wait for their next attempt, or are held.") long waiting,
    @Schema(description = "Those that failed for good within 24 hours, and were not sent again.")
        long failed,
    @Schema(description = "Whether all were counted; if not, there are at least so many.")
        boolean complete,
    @Schema(description = "When the oldest of them was made.") Instant since,
    @Schema(
            description =
                "When the oldest event of those that failed for good was accepted: what a replay"
                    + " of them begins with. Null without.")
        @Nullable Instant replayFrom,
    @Schema(description = "The newest of them and its last attempt; null if none is kept.")
        @Nullable Sample sample) {

  /**
   * What an attempt came to.
   *
   * @param text the beginning of what was answered, or why there was no answer
   */
  @Schema(name = "FailureSample")
  public record Sample(
      String deliveryId,
      Instant startedAt,
      @Schema(
              description =
                  "The first 200 characters of what was answered, or why there was no answer.")
          String text) {}

  /** How many there are, at least. */
  public long deliveries() {
    return waiting + failed;
  }

  /** Both together: the newer sample stands. */
  FailureGroup plus(FailureGroup other) {
    return new FailureGroup(
        endpointId,
        endpointUrl,
        endpointDescription,
        endpointState,
        status,
        kind,
        waiting + other.waiting,
        failed + other.failed,
        complete && other.complete,
        earlier(since, other.since),
        earliest(replayFrom, other.replayFrom),
        newer(sample, other.sample));
  }

  private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return earlier(a, b);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static @Nullable Sample newer(@Nullable Sample a, @Nullable Sample b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.startedAt.isBefore(b.startedAt) ? b : a;
  }
}
