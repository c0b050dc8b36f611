package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs that every node could do are done by one at a time: the one that holds the lease, a row of
 * the table {@code lease}. The lease of a node that goes down ends by itself. One that ends later
 * than a lease taken now would was taken before the clock was set back, and does not count.
 */
@ApplicationScoped
public class Leases {
  private static final String LOCK = "select job from lease where job = ? for update";

  private static final String TAKE =
      "update lease set holder = ?, until_at = ? where job = ?"
          + " and (holder = ? or until_at <= ? or until_at > ?)";

  private final String node = Ids.next("node_");
  private final Map<String, Instant> held = new ConcurrentHashMap<>();
  private final Database database;
  private final InstantSource clock;

  @Inject
  Leases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Whether this node holds the lease, for half of the time at least: takes one that nobody holds,
   * and renews its own.
   *
   * @param job as the table names it
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean hold(String job, Duration time) {
    Instant now = clock.instant();
    Instant until = now.plus(time);
    Instant known = held.getOrDefault(job, Instant.MIN);
    if (known.isAfter(now.plus(time.dividedBy(2))) && !known.isAfter(until)) {
      return true;
    }
    // Clocks of nodes differ a little.
    Instant latest = until.plus(time);
    boolean taken =
        database.run(
            connection ->
                Sql.of(connection, TAKE, node, until, job, node, now, latest).update() == 1);
    if (taken) {
      held.put(job, until);
    }
    return taken;
  }

  /** Waits until no other node is at the job, and keeps them from it to the transaction's end. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(String job) {
    database.run(connection -> Sql.of(connection, LOCK, job).exists());
  }
}
