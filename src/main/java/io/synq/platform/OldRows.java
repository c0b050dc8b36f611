package io.synq.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the rows of a table that have an {@code id} and a time, oldest first. Reads before it
 * deletes, so that no row is locked but those that go.
 *
 * @param time the column that says when a row's time is over; to be indexed
 */
public record OldRows(String table, String time) {
  private static final int BATCH = 500;

  /** Deletes a batch of those whose time is not after the limit; how many. */
  public int delete(Connection connection, Instant limit) throws SQLException {
    List<String> ids = ids(connection, limit);
    try (PreparedStatement delete =
        connection.prepareStatement("delete from " + table + " where id = ?")) {
      for (String id : ids) {
        Database.set(delete, id);
        delete.addBatch();
      }
      if (!ids.isEmpty()) {
        delete.executeBatch();
      }
    }
    return ids.size();
  }

  private List<String> ids(Connection connection, Instant limit) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from %s where %s <= ? order by %s fetch first %d rows only"
                .formatted(table, time, time, BATCH))) {
      Database.set(select, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
    }
    return ids;
  }
}
