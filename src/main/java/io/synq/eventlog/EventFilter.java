package io.synq.eventlog;

import io.synq.delivery.DeliveryState;
import io.synq.eventtype.EventTypeParameter;
import io.synq.platform.Cursor;
import io.synq.platform.Names;
import io.synq.platform.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list. {@code from} (inclusive) and {@code to} (exclusive) bound acceptance;
 * {@code q} is text in the body.
 */
public class EventFilter {
  private static final int LONGEST = 128;

  @QueryParam("event_type")
  @Nullable String eventType;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  @QueryParam("org_id")
  @Nullable String orgId;

  @QueryParam("user_id")
  @Nullable String userId;

  @QueryParam("endpoint_id")
  @Nullable String endpointId;

  @QueryParam("delivery_status")
  @Nullable String deliveryStatus;

  @QueryParam("q")
  @Nullable String q;

  public EventFilter() {}

  /** For callers within the server: what each parameter says, by its name. */
  public EventFilter(Function<String, @Nullable String> parameters) {
    eventType = parameters.apply("event_type");
    from = parameters.apply("from");
    to = parameters.apply("to");
    orgId = parameters.apply("org_id");
    userId = parameters.apply("user_id");
    endpointId = parameters.apply("endpoint_id");
    deliveryStatus = parameters.apply("delivery_status");
    q = parameters.apply("q");
  }

  /** What the parameters say; 422 if one of them cannot be meant. */
  EventCriteria criteria() {
    Optional<DeliveryState> status = Optional.ofNullable(deliveryStatus).map(EventFilter::state);
    Optional<Instant> start = Parameters.time("from", from);
    Optional<Instant> end = Parameters.time("to", to);
    Parameters.span(start, end);
    return new EventCriteria(
        EventTypeParameter.read(eventType),
        start,
        end,
        Parameters.uuid("org_id", orgId),
        Parameters.text("user_id", userId, LONGEST).map(Names::canonical),
        Parameters.text("endpoint_id", endpointId, LONGEST),
        status,
        Parameters.text("q", q, LONGEST));
  }

  private static DeliveryState state(String text) {
    return DeliveryState.named(text)
        .orElseThrow(
            () ->
                Parameters.refusal(
                    "delivery_status",
                    Arrays.stream(DeliveryState.values())
                        .map(DeliveryState::text)
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
  }

  /** The same for who reads on; 422 if that cannot be. */
  EventCriteria criteriaOfFeed(Optional<Cursor> cursor) {
    if (cursor.isPresent()) {
      throw Parameters.refusal("after", "cannot be with a cursor");
    }
    refuseOfDeliveries("delivery_status", deliveryStatus);
    refuseOfDeliveries("endpoint_id", endpointId);
    return criteria();
  }

  /**
   * A reader may have passed an event before it gets a delivery, or before its delivery gets that
   * far.
   */
  private static void refuseOfDeliveries(String parameter, @Nullable String value) {
    if (value != null) {
      throw Parameters.refusal(
          parameter, "is of deliveries, which change: it cannot be with after");
    }
  }
}
