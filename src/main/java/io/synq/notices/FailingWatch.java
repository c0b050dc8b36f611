package io.synq.notices;

import io.synq.endpoint.Condition;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds the endpoints that have begun to fail, by the rule of health, from what the database has of
 * them: what is told survives whoever saw it first.
 */
@ApplicationScoped
public class FailingWatch {
  /** How often at most an endpoint that fails again and again is told of. */
  static final Duration AGAIN = Duration.ofHours(1);

  private static final String BEGUN =
      "select e.tenant_id, e.id, h.failures, h.failing_since from endpoint_health h"
          + " join endpoint e on e.id = h.endpoint_id"
          + " left join endpoint_told t on t.endpoint_id = h.endpoint_id"
          + " where h.failures >= "
          + Condition.IN_A_ROW
          + " and e.state = 'enabled' and e.deleted_at is null and (t.failing_since is null"
          + " or (t.failing_since <> h.failing_since"
          + " and (t.failing_at <= ? or t.failing_at > ?)))";

  private final Database database;
  private final NoticeBoard board;

  @Inject
  FailingWatch(Database database, NoticeBoard board) {
    this.database = database;
    this.board = board;
  }

  /** Writes down those that were not told of yet. */
  void look(Instant now) {
    List<Notice> begun = begun(now);
    if (!begun.isEmpty()) {
      board.addFailing(begun, now);
    }
  }

  private List<Notice> begun(Instant now) {
    // What was told later than now was before the clock was set back.
    return database.glance(
        connection ->
            Sql.of(connection, BEGUN, now.minus(AGAIN), now)
                .list(
                    row ->
                        Notice.failing(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getTimestamp(4).toInstant())));
  }
}
