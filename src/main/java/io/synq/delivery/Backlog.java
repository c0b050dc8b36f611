package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Monotonic;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much waits to be delivered. Measured again when that is older than {@link #FRESH}. */
@ApplicationScoped
public class Backlog {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final String SQL =
      "select count(*), min(case when e.rate_limit is null then d.due_at end) "
          + Unfinished.BY_ENDPOINT
          + " where e.state = 'enabled' and e.deleted_at is null";

  private static final InstantSource MONOTONIC = Monotonic.instants();

  private final Database database;
  private final InstantSource clock;
  private Measured last = new Measured(0, 0);
  private Instant freshUntil = Instant.MIN;

  @Inject
  Backlog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A measurement.
   *
   * @param waiting unfinished deliveries of enabled endpoints
   * @param oldestDueSeconds how long the one that is due for longest has been due, less those that
   *     wait for their turn at an endpoint with a rate; 0 if none is
   */
  public record Measured(long waiting, long oldestDueSeconds) {}

  public synchronized Measured now() {
    Instant moment = MONOTONIC.instant();
    if (!moment.isBefore(freshUntil)) {
      last = measure(clock.instant());
      freshUntil = moment.plus(FRESH);
    }
    return last;
  }

  private Measured measure(Instant now) {
    return database.run(
        connection ->
            Sql.of(connection, SQL)
                .first(
                    row -> {
                      Instant due = Sql.time(row, 2);
                      long late = due == null ? 0 : Duration.between(due, now).toSeconds();
                      return new Measured(row.getLong(1), Math.max(0, late));
                    })
                .orElseThrow());
  }
}
