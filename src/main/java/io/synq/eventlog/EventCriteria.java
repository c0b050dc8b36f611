package io.synq.eventlog;

import io.synq.delivery.DeliveryState;
import io.synq.event.EventSummary;
import io.synq.eventtype.EventTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events of a log are wanted.
 *
 * @param eventType of this type, or of this {@code domain.*}
 * @param from accepted then or later
 * @param before accepted earlier
 * @param endpointId with a delivery to it
 * @param deliveryStatus with a delivery that shows this state
 * @param text in the body, as it was sent or as a person reads it, in whatever case
 */
record EventCriteria(
    Optional<String> eventType,
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<String> orgId,
    Optional<String> userId,
    Optional<String> endpointId,
    Optional<DeliveryState> deliveryStatus,
    Optional<String> text) {

  /** Whether the event is wanted, as far as that shows without its body. */
  boolean fit(EventSummary event) {
    return eventType.map(type -> EventTypeName.covers(type, event.eventType())).orElse(true)
        && same(orgId, event.orgId())
        && same(userId, event.userId());
  }

  private static boolean same(Optional<String> wanted, String value) {
    return wanted.isEmpty() || wanted.get().equals(value);
  }

  /** The type, if it is only one that is wanted. */
  Optional<String> oneType() {
    return eventType.filter(type -> !EventTypeName.isDomain(type));
  }

  /** Whether an event's own values are asked for, of which there are sketches. */
  boolean ofValues() {
    return oneType().isPresent() || orgId.isPresent() || userId.isPresent();
  }

  boolean ofDeliveries() {
    return endpointId.isPresent() || deliveryStatus.isPresent();
  }
}
