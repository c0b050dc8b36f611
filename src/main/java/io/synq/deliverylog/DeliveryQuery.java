package io.synq.deliverylog;

import io.synq.delivery.DeliveryState;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeParameter;
import io.synq.platform.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a tenant's deliveries to list. {@code from} (inclusive) and {@code to} (exclusive) bound
 * when they were opened.
 */
public class DeliveryQuery {
  @QueryParam("state")
  @Nullable String state;

  @QueryParam("endpoint_id")
  @Nullable String endpointId;

  @QueryParam("event_type")
  @Nullable String eventType;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  /** What the parameters say; 422 if one of them cannot be meant. */
  DeliveryCriteria criteria() {
    Optional<Instant> start = Parameters.time("from", from);
    Optional<Instant> end = Parameters.time("to", to);
    Parameters.span(start, end);
    return new DeliveryCriteria(
        Parameters.text("endpoint_id", endpointId, EventTypeName.MAX),
        state("state", state),
        EventTypeParameter.read(eventType),
        start,
        end);
  }

  /** The state that a parameter names; 422 if there is no such one. */
  static Optional<DeliveryState> state(String name, @Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    Optional<DeliveryState> state = DeliveryState.named(value);
    if (state.isEmpty()) {
      throw Parameters.refusal(name, "must be the state of a delivery");
    }
    return state;
  }
}
