package io.synq.deliverylog;

import io.synq.delivery.DeliveryState;
import io.synq.eventtype.EventTypeName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a tenant's deliveries are wanted.
 *
 * @param state that they show
 * @param eventType a type, or {@code domain.*}
 * @param from opened then or later
 * @param before opened earlier
 */
record DeliveryCriteria(
    Optional<String> endpointId,
    Optional<DeliveryState> state,
    Optional<String> eventType,
    Optional<Instant> from,
    Optional<Instant> before) {

  static DeliveryCriteria ofEndpoint(String endpointId, Optional<DeliveryState> state) {
    return new DeliveryCriteria(
        Optional.of(endpointId), state, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether the delivery is wanted, as far as it tells itself without its event. */
  boolean fit(FoundDelivery delivery) {
    Instant opened = delivery.position().time();
    return state.map(delivery.state()::equals).orElse(true)
        && from.filter(opened::isBefore).isEmpty()
        && before.map(opened::isBefore).orElse(true);
  }

  /**
   * Whether deliveries of events of this type are wanted.
   *
   * @param type null if the event is gone
   */
  boolean fit(@Nullable String type) {
    return eventType
        .map(pattern -> type != null && EventTypeName.covers(pattern, type))
        .orElse(true);
  }
}
