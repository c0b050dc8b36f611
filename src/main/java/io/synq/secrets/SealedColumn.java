package io.synq.secrets;

import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The column {@code secret} of a table, encrypted with a {@link KeyRing}.
 *
 * @param id the column whose text each secret is bound to: the table's primary key
 */
public record SealedColumn(String table, String id) {
  private static final int BATCH = 500;

  private record Row(String id, String sealed) {}

  /** The names of the keys that its secrets are encrypted with. */
  Set<String> keyNames(Connection connection) throws SQLException {
    String sql = "select distinct substr(secret, 1, %d) from %s".formatted(KeyRing.NAME, table);
    return new TreeSet<>(Sql.of(connection, sql).strings());
  }

  /**
   * Encrypts a batch of rows with the ring's current key.
   *
   * @param after which row, by its id
   * @return the last row that was looked at; nothing when there was none
   */
  Optional<String> reencrypt(Connection connection, KeyRing ring, String after)
      throws SQLException {
    List<Row> rows = rows(connection, after);
    String update = "update %s set secret = ? where %s = ? and secret = ?".formatted(table, id);
    Sql.of(connection, update)
        .batch(
            rows.stream().filter(row -> !ring.isCurrent(row.sealed)).toList(),
            row ->
                new Object[] {
                  ring.seal(ring.open(row.sealed, row.id), row.id), row.id, row.sealed
                });
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).id);
  }

  private List<Row> rows(Connection connection, String after) throws SQLException {
    String sql =
        "select %2$s, secret from %1$s where %2$s > ? order by %2$s fetch first %3$d rows only"
            .formatted(table, id, BATCH);
    return Sql.of(connection, sql, after).list(row -> new Row(row.getString(1), row.getString(2)));
  }
}
