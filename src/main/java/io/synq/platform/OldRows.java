package io.synq.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
    String old =
        "select id from %s where %s <= ? order by %s fetch first %d rows only"
            .formatted(table, time, time, BATCH);
    List<String> ids = Sql.of(connection, old, limit).strings();
    Sql.of(connection, "delete from " + table + " where id = ?")
        .batch(ids, id -> new Object[] {id});
    return ids.size();
  }
}
