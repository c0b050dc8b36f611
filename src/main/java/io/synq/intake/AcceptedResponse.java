package io.synq.intake;

import io.synq.event.Event;
import io.synq.event.EventSummary;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a posted event.
 *
 * @param deliveries how many deliveries this request opened
 * @param duplicate whether the event was stored before
 */
@Schema(
    name = "Accepted",
    examples =
        """
        {"event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a", "event_type": "order.created", "timestamp": "2024-12-04T15:32:07.412Z", "deliveries": 2, "duplicate": false}
        """)
public record AcceptedResponse(
    String eventId, String eventType, Instant timestamp, int deliveries, boolean duplicate) {

  /** Of an event that is stored, now or before; empty if it is not. */
  static Optional<AcceptedResponse> of(Accepted result) {
    if (result instanceof Accepted.New accepted) {
      Event event = accepted.event();
      return Optional.of(
          new AcceptedResponse(
              event.eventId(),
              event.eventType(),
              event.occurredAt(),
              accepted.deliveries(),
              false));
    }
    if (result instanceof Accepted.Duplicate duplicate) {
      EventSummary event = duplicate.event();
      return Optional.of(
          new AcceptedResponse(event.eventId(), event.eventType(), event.timestamp(), 0, true));
    }
    return Optional.empty();
  }

  /** Of HTTP. */
  int status() {
    return duplicate ? 200 : 202;
  }
}
