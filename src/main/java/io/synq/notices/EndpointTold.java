package io.synq.notices;

import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What was told of endpoints already, in the transaction at hand. */
final class EndpointTold {
  private static final String KNOWN = "select 1 from endpoint_told where endpoint_id = ?";
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
    Sql write =
        Sql.of(connection, KNOWN, endpointId).exists()
            ? Sql.of(connection, FAILS_AGAIN, since, now, endpointId, since)
            : Sql.of(connection, FAILS, since, now, endpointId);
    return write.update() == 1;
  }

  /** Notes that deliveries which were given up were told of. */
  static void gathered(Connection connection, NoticeKind kind, String endpointId, Instant now)
      throws SQLException {
    String column = kind == NoticeKind.SKIPPED ? "skipped_at" : "failed_at";
    if (Sql.of(connection, GIVEN_UP_AGAIN.formatted(column), now, endpointId).update() == 0) {
      Sql.of(connection, GIVEN_UP.formatted(column), now, endpointId).update();
    }
  }
}
