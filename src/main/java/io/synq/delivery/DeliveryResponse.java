package io.synq.delivery;

import io.synq.endpoint.Endpoint;
import io.synq.endpoint.EndpointState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param attempts oldest first
 * @param filterError why the endpoint's filter could not be evaluated: then everything is delivered
 */
public record DeliveryResponse(
    String id,
    String eventId,
    String endpointId,
    String state,
    List<AttemptResponse> attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant finishedAt,
    boolean replay,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    @Nullable String filterError) {

  static DeliveryResponse of(Delivery delivery, Endpoint endpoint, List<AttemptResponse> attempts) {
    DeliveryState state = state(delivery, endpoint);
    return new DeliveryResponse(
        delivery.id(),
        delivery.eventId(),
        delivery.endpointId(),
        state.text(),
        attempts,
        state.waiting() ? delivery.nextAttemptAt() : null,
        delivery.createdAt(),
        delivery.expiresAt(),
        delivery.finishedAt(),
        delivery.replay(),
        delivery.lastStatus(),
        delivery.lastError(),
        delivery.filterError());
  }

  private static DeliveryState state(Delivery delivery, Endpoint endpoint) {
    DeliveryState stored = delivery.state();
    if (!stored.waiting()) {
      return stored;
    }
    if (endpoint.isDeleted()) {
      return DeliveryState.CANCELLED;
    }
    return endpoint.state() == EndpointState.DISABLED ? DeliveryState.HELD : stored;
  }
}
