package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives nodes the turns of endpoints that take so many requests a second: one line of moments for
 * each endpoint, of which every node takes the next ones.
 */
@ApplicationScoped
public class TurnRows {
  /** Nobody takes turns so far ahead: a row that says so was written by a clock that was wrong. */
  static final Duration FURTHEST = Duration.ofMinutes(1);

  private static final String NEXT =
      "select next_at from endpoint_turn where endpoint_id = ? for update";
  private static final String MOVE = "update endpoint_turn set next_at = ? where endpoint_id = ?";
  private static final String ADD =
      "insert into endpoint_turn (next_at, endpoint_id) values (?, ?)";

  private final Database database;
  private final InstantSource clock;

  @Inject
  TurnRows(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How far apart the turns of so many a second are. */
  static Duration distance(int perSecond) {
    return Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  /**
   * Takes the next turns; when the first of them is. Those that nobody took in the past are lost.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Instant take(String endpointId, int count, int perSecond) {
    return database.run(
        connection -> {
          Instant next = next(connection, endpointId);
          Instant now = clock.instant();
          boolean follows = next != null && next.isAfter(now) && next.isBefore(now.plus(FURTHEST));
          Instant first = follows ? next : now;
          try (PreparedStatement write = connection.prepareStatement(next == null ? ADD : MOVE)) {
            Database.set(write, first.plus(distance(perSecond).multipliedBy(count)), endpointId);
            write.executeUpdate();
          }
          return first;
        });
  }

  private static @Nullable Instant next(Connection connection, String endpointId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT)) {
      select.setString(1, endpointId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getTimestamp(1).toInstant() : null;
      }
    }
  }
}
