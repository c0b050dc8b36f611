package io.synq.intake;

import io.synq.event.Envelope;
import io.synq.event.Event;
import io.synq.platform.Ids;
import io.synq.platform.TraceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as a producer posts it; already checked.
 *
 * @param eventId the producer's own id, if it gave one
 * @param timestamp when it happened, if the producer said so
 * @param payload a JSON object, byte for byte as it was sent
 * @param trace which it belongs to; null for none
 */
record NewEvent(
    String tenantId,
    Optional<String> eventId,
    String eventType,
    Optional<Instant> timestamp,
    Event.Actor actor,
    byte[] payload,
    @Nullable TraceContext trace) {

  Event accepted(Instant now) {
    return event(eventId.orElseGet(() -> Ids.uuid().toString()), timestamp.orElse(now), now);
  }

  /** With an id that follows from this text, if the producer gave none. */
  NewEvent identifiedBy(String key) {
    return eventId.isPresent()
        ? this
        : identified(Ids.named("event:" + tenantId + ":" + key).toString());
  }

  /** With this id, if the producer gave none. */
  NewEvent identified(String id) {
    return eventId.isPresent()
        ? this
        : new NewEvent(tenantId, Optional.of(id), eventType, timestamp, actor, payload, trace);
  }

  /** The same as part of another trace. */
  NewEvent traced(@Nullable TraceContext other) {
    return new NewEvent(tenantId, eventId, eventType, timestamp, actor, payload, other);
  }

  /** Whether posting this again would have made the event that is stored. */
  boolean sameAs(Event stored) {
    Event again = event(stored.eventId(), timestamp.orElse(stored.occurredAt()), Instant.EPOCH);
    return Arrays.equals(again.body(), stored.body());
  }

  private Event event(String id, Instant occurredAt, Instant now) {
    byte[] body = new Envelope(id, eventType, occurredAt, tenantId, actor).body(payload);
    return new Event(tenantId, id, eventType, occurredAt, now, actor, body).traced(trace);
  }
}
