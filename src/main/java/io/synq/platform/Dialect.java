package io.synq.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What the databases differ in, beside their tables. PostgreSQL is the reference: statements are
 * written for it. What Derby needs beyond that stands here, and in {@link DerbyPlans} (ADR 44).
 */
public enum Dialect {
  POSTGRESQL {
    @Override
    Connection adapted(Connection connection) {
      return connection;
    }

    @Override
    public boolean readsBackwards() {
      return true;
    }

    @Override
    public boolean readersWait() {
      return false;
    }

    @Override
    public String compared(String time, String comparison, String id) {
      return "(" + time + ", " + id + ") " + comparison + " (?, ?)";
    }

    @Override
    public String locking(boolean alone) {
      return alone ? " for update" : " for key share";
    }

    @Override
    public String beginning(String column, int bytes) {
      return "substring(" + column + " from 1 for " + bytes + ")";
    }

    @Override
    public String now() {
      return "clock_timestamp()";
    }

    @Override
    public boolean upserts() {
      return true;
    }

    @Override
    public void endIfSilent(Connection connection, Duration silence) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local idle_in_transaction_session_timeout = " + silence.toMillis());
      }
    }
  },
  DERBY {
    @Override
    Connection adapted(Connection connection) {
      return DerbyPlans.applied(connection);
    }

    @Override
    public boolean readsBackwards() {
      return false;
    }

    @Override
    public boolean readersWait() {
      return true;
    }

    @Override
    public String compared(String time, String comparison, String id) {
      return "(" + time + " " + comparison + " ? or " + id + " " + comparison + " ?)";
    }

    @Override
    public String locking(boolean alone) {
      return " for update with rs";
    }

    @Override
    public String beginning(String column, int bytes) {
      return column;
    }

    @Override
    public String now() {
      return "current_timestamp";
    }

    @Override
    public boolean upserts() {
      return false;
    }

    @Override
    public void endIfSilent(Connection connection, Duration silence) {
      // There is no other process.
    }
  };

  /** Of the database at the other end. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("PostgreSQL") ? POSTGRESQL : DERBY;
  }

  /** The connection as statements are to be given it. */
  abstract Connection adapted(Connection connection);

  /**
   * Whether an index can be read from its end. Where it cannot, {@code order by … desc} sorts all
   * that there is.
   */
  public abstract boolean readsBackwards();

  /**
   * Whether who reads a row waits for who is writing it. A reader that holds one row meanwhile can
   * keep a group of writers waiting for seconds, until the deadlock is found.
   */
  public abstract boolean readersWait();

  /**
   * A time and an id compared with a position, two parameters, where the time has that bound
   * already. PostgreSQL begins to read an index there, however many rows have the same time.
   *
   * @param comparison {@code <} or {@code >}
   */
  public abstract String compared(String time, String comparison, String id);

  /**
   * Ends a query whose rows nobody is to delete before the end of the transaction.
   *
   * @param alone whether nobody else may ask for the same meanwhile; on Derby nobody ever may
   */
  public abstract String locking(boolean alone);

  /**
   * The first bytes of a column, to be selected: PostgreSQL would send all of a value, however
   * little of it is read. Derby cannot cut one; it reads only as much as it is asked for.
   */
  public abstract String beginning(String column, int bytes);

  /** The database's own time, as it is when the statement runs, not when its transaction began. */
  public abstract String now();

  /** Whether one statement adds a row or changes the one that is there, for many at a time. */
  public abstract boolean upserts();

  /**
   * Makes the database end the current transaction once this process, frozen or cut off, has said
   * nothing for so long during it: its locks would keep all nodes waiting.
   */
  public abstract void endIfSilent(Connection connection, Duration silence) throws SQLException;
}
