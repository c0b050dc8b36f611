package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Dialect;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Gives nodes the turns of endpoints that take so many requests a second: one line of moments for
 * each endpoint, of which every node takes the next ones.
 */
@ApplicationScoped
public class TurnRows {
  /** Nobody takes turns so far ahead: a row that says so was written by a clock that was wrong. */
  static final Duration FURTHEST = Duration.ofMinutes(1);

  /** A node that holds the lock on a row for so long is frozen or cut off. */
  private static final Duration FROZEN = Duration.ofSeconds(4);

  private static final String NEXT =
      "select next_at from endpoint_turn where endpoint_id = ? for update";
  private static final String NOW = "values (%s)";
  private static final String MOVE = "update endpoint_turn set next_at = ? where endpoint_id = ?";
  private static final String ADD =
      "insert into endpoint_turn (next_at, endpoint_id) values (?, ?)";

  private final Database database;

  @Inject
  TurnRows(Database database) {
    this.database = database;
  }

  /** How far apart the turns of so many a second are. */
  static Duration distance(int perSecond) {
    return Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  /**
   * Takes the next turns; how long until the first of them, by the one clock that all nodes share:
   * the database's. Those that nobody took in the past are lost.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Duration take(String endpointId, int count, int perSecond) {
    return database.run(
        connection -> {
          Dialect dialect = database.dialect();
          dialect.endIfSilent(connection, FROZEN);
          Instant next = time(connection, NEXT, endpointId).orElse(null);
          Instant now = time(connection, NOW.formatted(dialect.now())).orElseThrow();
          boolean follows = next != null && next.isAfter(now) && next.isBefore(now.plus(FURTHEST));
          Instant first = follows ? next : now;
          Instant behind = first.plus(distance(perSecond).multipliedBy(count));
          Sql.of(connection, next == null ? ADD : MOVE, behind, endpointId).update();
          return Duration.between(now, first);
        });
  }

  private static Optional<Instant> time(Connection connection, String sql, Object... values)
      throws SQLException {
    return Sql.of(connection, sql, values).first(row -> row.getTimestamp(1).toInstant());
  }
}
