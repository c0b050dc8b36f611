package io.synq.event;

import io.synq.eventtype.EventTypeName;
import io.synq.platform.Names;
import io.synq.platform.Parameters;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list. {@code from} (inclusive) and {@code to} (exclusive) bound acceptance;
 * {@code q} is text in the body.
 */
public class EventFilter {
  private static final List<String> STATUSES =
      List.of("pending", "delivering", "delivered", "retrying", "failed", "cancelled", "held");

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

  /** For those who ask within the server: what each parameter says, by its name. */
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
    if (deliveryStatus != null && !STATUSES.contains(deliveryStatus)) {
      throw Problem.invalid(
              "", "has a delivery_status that is not one of " + String.join(", ", STATUSES))
          .exception();
    }
    Optional<Instant> start = time("from", from);
    Optional<Instant> end = time("to", to);
    Parameters.span(start, end);
    return new EventCriteria(
        text("event_type", eventType),
        start,
        end,
        uuid("org_id", orgId),
        text("user_id", userId).map(Names::canonical),
        text("endpoint_id", endpointId),
        Optional.ofNullable(deliveryStatus),
        text("q", q));
  }

  private static Optional<String> text(String name, @Nullable String value) {
    if (value != null && Names.printable(value, EventTypeName.MAX).isEmpty()) {
      throw Problem.invalid("", "has a parameter " + name + " that is empty or not printable")
          .exception();
    }
    return Optional.ofNullable(value);
  }

  private static Optional<String> uuid(String name, @Nullable String value) {
    return Optional.ofNullable(value)
        .map(
            text ->
                Names.uuid(text)
                    .orElseThrow(
                        () ->
                            Problem.invalid("", "has a parameter " + name + " that is not a UUID")
                                .exception()));
  }

  private static Optional<Instant> time(String name, @Nullable String value) {
    return text(name, value)
        .map(
            text ->
                Times.parse(text)
                    .orElseThrow(
                        () ->
                            Problem.invalid(
                                    "",
                                    "has a parameter "
                                        + name
                                        + " that is not a time like 2024-12-04T15:32:07.412Z")
                                .exception()));
  }
}
