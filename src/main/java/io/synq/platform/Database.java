package io.synq.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections for statements of our own ({@link Sql}), within the transaction at hand. */
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

  /** The database refused or did not answer. */
  public static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
      super("SQL state " + cause.getSQLState(), cause);
    }
  }
}
