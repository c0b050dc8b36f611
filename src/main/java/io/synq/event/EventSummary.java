package io.synq.event;

import java.time.Instant;

/**
 * An event: everything but its body.
 *
 * @param timestamp when it happened
 * @param acceptedAt when this server took it
 */
public record EventSummary(
    String eventId,
    String eventType,
    Instant timestamp,
    Instant acceptedAt,
    String tenantId,
    String orgId,
    String userId,
    String role) {

  /** Whether it tells of this endpoint, which is not told of itself. */
  public boolean isAbout(String endpointId) {
    return userId.equals(endpointId);
  }

  public static EventSummary of(Event event) {
    Event.Actor actor = event.actor();
    return new EventSummary(
        event.eventId(),
        event.eventType(),
        event.occurredAt(),
        event.acceptedAt(),
        event.tenantId(),
        actor.orgId(),
        actor.userId(),
        actor.role());
  }
}
