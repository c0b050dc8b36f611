package io.synq.delivery;

import io.synq.platform.Drain;
import io.synq.platform.Leases;
import io.synq.platform.Monotonic;
import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Runs {@link BlockedLines}, on one node at a time. */
@Singleton
@Startup
@DependsOn("FirstStart")
public class OrderTimer extends PeriodicTimer {
  private static final System.Logger LOG = System.getLogger(OrderTimer.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(3);

  /**
   * How often all lines are looked through: a line whose node was killed before it moved the line
   * on waits for half a minute at most.
   */
  private static final Duration ALL = Duration.ofSeconds(24);

  private static final Duration LEASE = Duration.ofSeconds(20);

  @Inject BlockedLines blocked;
  @Inject OrderWatch watch;
  @Inject Leases leases;
  @Inject Drain drain;
  @Inject InstantSource clock;

  /** A clock that is never set. */
  private final InstantSource monotonic = Monotonic.instants();

  private Instant allNotBefore = Instant.MIN;

  public OrderTimer() {
    super(System.Logger.Level.ERROR, "order.failed", PERIOD);
  }

  @Override
  protected void run() {
    if (!drain.begun() && leases.hold("order", LEASE)) {
      Instant now = clock.instant();
      int given = advance(now, blocked::giveUp);
      // What has just ended is moved on by whoever ended it.
      boolean all = !monotonic.instant().isBefore(allNotBefore);
      advance(now.minus(PERIOD), before -> ended(all, before));
      if (given > 0) {
        LOG.log(System.Logger.Level.INFO, "order.given_up deliveries=" + given);
      }
    }
  }

  /**
   * Looks through all lines until none is found to have stopped, and then only through those with
   * new heads.
   */
  private List<OrderLine.Ended> ended(boolean all, Instant before) {
    List<OrderLine.Ended> found = blocked.ended(all ? Instant.EPOCH : before.minus(ALL), before);
    allNotBefore = all && found.isEmpty() ? monotonic.instant().plus(ALL) : allNotBefore;
    return found;
  }

  /** Moves on what is found, in portions, until there is none or that fails; how many. */
  private int advance(Instant time, Function<Instant, List<OrderLine.Ended>> find) {
    int moved = 0;
    Instant end = monotonic.instant().plus(LEASE);
    List<OrderLine.Ended> found = find.apply(time);
    while (!found.isEmpty() && watch.advance(found) && monotonic.instant().isBefore(end)) {
      moved += found.size();
      found = find.apply(time);
    }
    return moved;
  }
}
