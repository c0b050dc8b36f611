package io.synq.delivery;

import io.synq.platform.LogLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The log's lines about deliveries whose states have changed: ids and outcomes, never a payload or
 * a URL. What went well together is one line a tenant, the rest one line each.
 */
final class DeliveryLogLine {
  private static final System.Logger LOG = System.getLogger(DeliveryLogLine.class.getName());

  private DeliveryLogLine() {}

  /** Writes down what was recorded in one transaction. */
  static void write(List<Conclusion> recorded) {
    Map<Boolean, List<Conclusion>> byEnd =
        recorded.stream()
            .collect(Collectors.partitioningBy(one -> one.state() == DeliveryState.DELIVERED));
    byEnd.get(false).forEach(DeliveryLogLine::write);
    byEnd.get(true).stream()
        .collect(
            Collectors.groupingBy(
                one -> one.claimed().tenantId(), TreeMap::new, Collectors.toList()))
        .forEach(DeliveryLogLine::delivered);
  }

  private static void delivered(String tenantId, List<Conclusion> together) {
    if (together.size() == 1) {
      write(together.get(0));
      return;
    }
    LogLine.of("delivery.delivered")
        .id("tenant", tenantId)
        .id("events", joined(together, Claimed::eventId))
        .id("deliveries", joined(together, Claimed::deliveryId))
        .traces(together.stream().map(one -> one.claimed().trace()).toList())
        .info(LOG);
  }

  private static void write(Conclusion conclusion) {
    Claimed claimed = conclusion.claimed();
    LogLine.of("delivery." + conclusion.state().text())
        .id("tenant", claimed.tenantId())
        .id("event", claimed.eventId())
        .id("endpoint", claimed.endpointId())
        .id("delivery", claimed.deliveryId())
        .with("attempts", claimed.attempts() + (conclusion.attempt() == null ? 0 : 1))
        .with("status", conclusion.status())
        .trace(claimed.trace())
        .info(LOG);
  }

  /** An attempt was made, and how it ended could not be written down. */
  static void unrecorded(Claimed claimed, Throwable failure) {
    LogLine.of("delivery.unrecorded")
        .id("tenant", claimed.tenantId())
        .id("event", claimed.eventId())
        .id("delivery", claimed.deliveryId())
        .trace(claimed.trace())
        .error(LOG, failure);
  }

  private static String joined(List<Conclusion> together, Function<Claimed, String> id) {
    return together.stream().map(Conclusion::claimed).map(id).collect(Collectors.joining(","));
  }
}
