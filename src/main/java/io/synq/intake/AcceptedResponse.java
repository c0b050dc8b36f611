package io.synq.intake;

import io.synq.event.Event;
import java.time.Instant;

/**
 * The answer to a posted event.
 *
 * @param deliveries how many deliveries this request opened
 * @param duplicate whether the event was stored before
 */
public record AcceptedResponse(
    String eventId, String eventType, Instant timestamp, int deliveries, boolean duplicate) {

  static AcceptedResponse of(Event event, int deliveries, boolean duplicate) {
    return new AcceptedResponse(
        event.eventId(), event.eventType(), event.occurredAt(), deliveries, duplicate);
  }
}
