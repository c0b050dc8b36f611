package io.synq.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    StringBuilder line = new StringBuilder("delivery.delivered tenant=").append(tenantId);
    String next = " events/deliveries=";
    for (Conclusion one : together) {
      line.append(next).append(one.claimed().eventId());
      line.append('/').append(one.claimed().deliveryId());
      next = ",";
    }
    LOG.log(System.Logger.Level.INFO, line.toString());
  }

  private static void write(Conclusion conclusion) {
    Claimed claimed = conclusion.claimed();
    LOG.log(
        System.Logger.Level.INFO,
        "delivery."
            + conclusion.state().text()
            + " tenant="
            + claimed.tenantId()
            + " event="
            + claimed.eventId()
            + " endpoint="
            + claimed.endpointId()
            + " delivery="
            + claimed.deliveryId()
            + " attempts="
            + (claimed.attempts() + (conclusion.attempt() == null ? 0 : 1))
            + " status="
            + conclusion.status());
  }
}
