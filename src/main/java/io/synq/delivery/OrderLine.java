package io.synq.delivery;

import java.util.Comparator;

/**
 * The line of a key at an endpoint. Whoever locks several does so in this order, so that nobody
 * waits in a circle.
 */
record OrderLine(String endpointId, String key) implements Comparable<OrderLine> {
  private static final Comparator<OrderLine> ORDER =
      Comparator.comparing(OrderLine::endpointId).thenComparing(OrderLine::key);

  /**
   * A line whose head has ended.
   *
   * @param headId the delivery that was its head
   */
  record Ended(OrderLine line, String headId) {}

  @Override
  public int compareTo(OrderLine other) {
    return ORDER.compare(this, other);
  }
}
