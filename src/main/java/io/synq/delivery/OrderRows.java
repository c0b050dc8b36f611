package io.synq.delivery;

import io.synq.platform.Dialect;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of lines, and of deliveries, on one connection. */
final class OrderRows {
  private static final int CHUNK = 64;

  private final Connection connection;
  private final Dialect dialect;

  OrderRows(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Sql sql(String text, Object... values) {
    return Sql.of(connection, text, values);
  }

  /**
   * What there is of these lines.
   *
   * @param sql selects the key first; {@code %s} stands for the keys of one endpoint
   */
  <T> Map<OrderLine, T> read(String sql, Collection<OrderLine> lines, Sql.Reader<T> reader)
      throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    lines.forEach(
        line -> keys.computeIfAbsent(line.endpointId(), id -> new ArrayList<>()).add(line.key()));
    // Derby reads the whole index between the keys, and would wait for whoever writes there.
    int atOnce = dialect.readersWait() ? 1 : CHUNK;
    String text = sql.formatted(Sql.marks(atOnce));
    Map<OrderLine, T> found = new HashMap<>();
    for (Map.Entry<String, List<String>> one : keys.entrySet()) {
      String endpointId = one.getKey();
      sql(text, endpointId)
          .eachOf(
              one.getValue(),
              atOnce,
              row -> found.put(new OrderLine(endpointId, row.getString(1)), reader.read(row)));
    }
    return found;
  }
}
