package io.synq.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** Tells from a failure whether the database is away, out of disk or out of connections. */
public final class Outage {
  /**
   * SQLSTATE classes: connection exception, insufficient resources, operator intervention and
   * system error (ISO 9075-2, and PostgreSQL's appendix A); then Derby's for its store and for
   * booting a database; PostgreSQL's internal errors, by which it refuses connections too while its
   * disk is full.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "XB", "XS", "XX");

  /**
   * Derby: failed to start, not found, closed, failed to create, and read-only, as it is once it
   * was started with a full disk; PostgreSQL: read-only, as a standby is.
   */
  private static final Set<String> STATES =
      Set.of("XJ040", "XJ004", "XJ015", "XJ041", "25502", "25006");

  private Outage() {}

  /** The SQLSTATE of the outage that is the reason of a failure, if that is the reason. */
  public static Optional<String> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && isOutage(refused)) {
        return Optional.of(String.valueOf(refused.getSQLState()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null
            && state.length() == 5
            && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state)));
  }
}
