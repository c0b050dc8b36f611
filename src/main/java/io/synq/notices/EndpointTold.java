package io.synq.notices;

import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What was told of endpoints already, in the transaction at hand. */
final class EndpointTold {
  private static final String FAILS =
      "insert into endpoint_told (failing_since, failing_at, endpoint_id) values (?, ?, ?)";

  private static final String FAILS_AGAIN =
      "update endpoint_told set failing_since = ?, failing_at = ? where endpoint_id = ?"
          + " and (failing_since is null or failing_since <> ?)";

  private static final String GIVEN_UP =
      "insert into endpoint_told (%s, endpoint_id) values (?, ?)";

  private static final String GIVEN_UP_AGAIN =
      "update endpoint_told set %s = ? where endpoint_id = ?";

  private EndpointTold() {}

  /**
   * Notes that it has failed since then and that this is told now; false if it was told already.
   */
  static boolean failing(Connection connection, String endpointId, Instant since, Instant now)
      throws SQLException {
    return isKnown(connection, endpointId)
        ? execute(connection, FAILS_AGAIN, since, now, endpointId, since) == 1
        : execute(connection, FAILS, since, now, endpointId) == 1;
  }

  /** Notes that deliveries which were given up were told of. */
  static void gathered(Connection connection, NoticeKind kind, String endpointId, Instant now)
      throws SQLException {
    String column = kind == NoticeKind.SKIPPED ? "skipped_at" : "failed_at";
    if (execute(connection, GIVEN_UP_AGAIN.formatted(column), now, endpointId) == 0) {
      execute(connection, GIVEN_UP.formatted(column), now, endpointId);
    }
  }

  private static boolean isKnown(Connection connection, String endpointId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from endpoint_told where endpoint_id = ?")) {
      select.setString(1, endpointId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.set(statement, values);
      return statement.executeUpdate();
    }
  }
}
