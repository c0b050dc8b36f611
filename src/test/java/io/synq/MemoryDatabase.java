package io.synq;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The product's tables, empty, in a Derby of a test's own, in memory. */
public class MemoryDatabase extends Database {
  private final String url = DerbySchema.database();

  @Override
  public <T> T run(Work<T> work) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Changes something by a statement; how many rows. */
  public final int change(String sql, Object... values) {
    return run(connection -> Sql.of(connection, sql, values).update());
  }
}
