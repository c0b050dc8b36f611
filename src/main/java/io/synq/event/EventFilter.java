package io.synq.event;

import io.synq.eventtype.EventTypeName;
import io.synq.platform.Names;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events to list. {@code from} (inclusive) and {@code to} (exclusive) bound acceptance. */
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

  /** The conditions on columns of the event itself, as JPQL with named parameters. */
  Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    text("event_type", eventType)
        .ifPresent(value -> conditions.put("e.eventType = :eventType", value));
    text("org_id", orgId).ifPresent(value -> conditions.put("e.orgId = :orgId", value));
    text("user_id", userId).ifPresent(value -> conditions.put("e.userId = :userId", value));
    time("from", from).ifPresent(value -> conditions.put("e.acceptedAt >= :from", value));
    time("to", to).ifPresent(value -> conditions.put("e.acceptedAt < :to", value));
    return conditions;
  }

  public Optional<String> endpointId() {
    return text("endpoint_id", endpointId);
  }

  /** 422 unless it is a state that a delivery shows. */
  public Optional<String> deliveryStatus() {
    if (deliveryStatus != null && !STATUSES.contains(deliveryStatus)) {
      throw Problem.invalid(
              "", "has a delivery_status that is not one of " + String.join(", ", STATUSES))
          .exception();
    }
    return Optional.ofNullable(deliveryStatus);
  }

  private static Optional<String> text(String name, @Nullable String value) {
    if (value != null && Names.printable(value, EventTypeName.MAX).isEmpty()) {
      throw Problem.invalid("", "has a parameter " + name + " that is empty or not printable")
          .exception();
    }
    return Optional.ofNullable(value);
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
