package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows of lines, and of deliveries, many at a time, on one connection. */
final class OrderRows {
  private static final int CHUNK = 64;

  private final Connection connection;
  private final Dialect dialect;

  OrderRows(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Runs a statement for each in one batch; those of which it changed a row. */
  <T> List<T> change(String sql, Collection<T> all, Function<T, Object[]> values)
      throws SQLException {
    List<T> changed = new ArrayList<>();
    if (all.isEmpty()) {
      return changed;
    }
    List<T> items = List.copyOf(all);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T item : items) {
        Database.set(statement, values.apply(item));
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          changed.add(items.get(i));
        }
      }
    }
    return changed;
  }

  /** A number, if there is a row. */
  List<Long> numbers(String sql, Object... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.set(select, values);
      List<Long> numbers = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getLong(1));
        }
      }
      return numbers;
    }
  }

  /** Reads a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * What there is of these lines.
   *
   * @param sql selects the key first; {@code %s} stands for the keys of one endpoint
   */
  <T> Map<OrderLine, T> read(String sql, Collection<OrderLine> lines, Reader<T> reader)
      throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    lines.forEach(
        line -> keys.computeIfAbsent(line.endpointId(), id -> new ArrayList<>()).add(line.key()));
    // Derby reads the whole index between the keys, and would wait for whoever writes there.
    int atOnce = dialect.readersWait() ? 1 : CHUNK;
    Map<OrderLine, T> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(sql.formatted(Database.marks(atOnce)))) {
      for (Map.Entry<String, List<String>> endpoint : keys.entrySet()) {
        for (int start = 0; start < endpoint.getValue().size(); start += atOnce) {
          select.setString(1, endpoint.getKey());
          Database.setIds(select, 2, atOnce, endpoint.getValue(), start);
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.put(new OrderLine(endpoint.getKey(), row.getString(1)), reader.read(row));
            }
          }
        }
      }
    }
    return found;
  }
}
