package io.synq.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * What the databases differ in. PostgreSQL is the reference: statements are written for it. What
 * Derby needs beyond that stands here, and in {@link DerbyPlans} (ADR 44).
 */
public enum Dialect {
  POSTGRESQL {
    @Override
    public Map<String, String> placeholders() {
      return Map.of(
          "blob", "bytea",
          "bytes_2000", "bytea",
          "bytes_8000", "bytea",
          "bytes_32000", "bytea",
          "clob", "text",
          "by_character", "collate \"C\"",
          "half_empty_pages", "",
          "usual_pages", "",
          "plain_bits", "alter table event_sketch alter column bits set storage plain;");
    }

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
    private static final String KEPT =
        "call syscs_util.syscs_set_database_property('derby.storage.pageReservedSpace', %s);";

    @Override
    public Map<String, String> placeholders() {
      return Map.of(
          "blob", "blob(32M)",
          "bytes_2000", "varchar(2000) for bit data",
          "bytes_8000", "varchar(8000) for bit data",
          "bytes_32000", "varchar(32000) for bit data",
          "clob", "clob(1M)",
          "by_character", "",
          "half_empty_pages", KEPT.formatted("'50'"),
          "usual_pages", KEPT.formatted("null"),
          "plain_bits", "");
    }

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

  /** What the script that makes the tables says in this database, by its names there. */
  public abstract Map<String, String> placeholders();

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
