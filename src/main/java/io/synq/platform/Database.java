package io.synq.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain JDBC for the hot paths, within the transaction at hand. */
@ApplicationScoped
public class Database {
  private static final double NANOS = 1e9;

  @Resource(lookup = "java:comp/env/jdbc/synq")
  DataSource dataSource;

  private final LongAdder waitedNanos = new LongAdder();
  private volatile @Nullable Dialect dialect;

  /** Work on one connection. */
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  public <T> T run(Work<T> work) {
    try (Connection connection = connection()) {
      return work.on(adapted(connection));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private Connection connection() throws SQLException {
    long start = System.nanoTime();
    try {
      return dataSource.getConnection();
    } finally {
      waitedNanos.add(System.nanoTime() - start);
    }
  }

  private Connection adapted(Connection connection) throws SQLException {
    if (dialect == null) {
      dialect = Dialect.of(connection);
    }
    return dialect.adapted(connection);
  }

  /** The dialect of the database that is used. */
  public Dialect dialect() {
    Dialect known = dialect;
    return known == null ? run(Dialect::of) : known;
  }

  /**
   * How long all threads together have waited for connections here since the start, in seconds.
   * What goes by way of JPA is not in it.
   */
  public double waitedSeconds() {
    return waitedNanos.sum() / NANOS;
  }

  /**
   * Reads many rows that others are writing, outside of a transaction. Where readers would wait for
   * them it takes no locks, and may see what is not committed yet.
   */
  public <T> T glance(Work<T> work) {
    return dialect().readersWait() ? runUncommitted(work) : run(work);
  }

  private <T> T runUncommitted(Work<T> work) {
    return run(
        connection -> {
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
          try {
            return work.on(connection);
          } finally {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          }
        });
  }

  /** Sets parameters 1, 2, … from strings, numbers, flags, bytes, times and nulls. */
  public static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant time) {
        statement.setTimestamp(i + 1, Timestamp.from(time));
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Boolean flag) {
        statement.setBoolean(i + 1, flag);
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else if (value instanceof Null none) {
        statement.setNull(i + 1, none.sqlType);
      } else {
        throw new IllegalArgumentException("no parameter type for value " + (i + 1));
      }
    }
  }

  /** The parameters of a statement that has one condition more where there is a value for it. */
  public static Object[] values(Object first, Optional<?> more) {
    return more.isPresent() ? new Object[] {first, more.get()} : new Object[] {first};
  }

  /** The value, or a typed null: a bare null has no SQL type. */
  public static Object orNull(@Nullable Object value, int sqlType) {
    return value == null ? new Null(sqlType) : value;
  }

  /** So many bytes of a column's value, or all if it has fewer. */
  public static byte[] read(ResultSet row, int column, int bytes) throws SQLException {
    try (InputStream value = row.getBinaryStream(column)) {
      return value.readNBytes(bytes);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** One {@code ?} per element, for an IN list. */
  public static String marks(int count) {
    return "?" + ",?".repeat(count - 1);
  }

  /**
   * Sets so many parameters of an IN list to the ids from one on. The last is repeated where there
   * are fewer, so that one statement serves every size.
   */
  public static void setIds(
      PreparedStatement statement, int first, int count, List<String> ids, int start)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      statement.setString(first + i, ids.get(Math.min(start + i, ids.size() - 1)));
    }
  }

  private record Null(int sqlType) {}

  /** The database refused or did not answer. */
  public static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
      super("SQL state " + cause.getSQLState(), cause);
    }
  }
}
