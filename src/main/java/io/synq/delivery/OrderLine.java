package io.synq.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
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
  record Ended(OrderLine line, String headId) {
    /** Of a row that has endpoint, key and head. */
    static Ended read(ResultSet row) throws SQLException {
      return new Ended(new OrderLine(row.getString(1), row.getString(2)), row.getString(3));
    }
  }

  @Override
  public int compareTo(OrderLine other) {
    return ORDER.compare(this, other);
  }
}
