package io.synq.retention;

import io.synq.event.LiveTraffic;
import io.synq.platform.Cursor;
import io.synq.platform.FeaturePurge;
import io.synq.platform.Leases;
import io.synq.platform.LogLine;
import io.synq.platform.Monotonic;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Deletes what is old, a batch at a time, until nothing is; between batches no thread waits. While
 * events come in the batches are small and the database rests after each. One node does it. What
 * fails for one tenant keeps nothing else from being deleted.
 */
@ApplicationScoped
public class PurgeRunner {
  private static final System.Logger LOG = System.getLogger(PurgeRunner.class.getName());
  private static final Duration LONGEST_LEASE = Duration.ofMinutes(1);

  /** Events in a batch while none come in. */
  private static final int MOST = 500;

  /** Events in a batch while some do: few requests then wait for the disk with it. */
  private static final int FEW = 50;

  /** How often a purge that takes long says how many it has deleted. */
  private static final Duration TOLD_EACH = Duration.ofMinutes(1);

  private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, "");

  /** How many times as long as a batch took the database then rests. */
  private static final int REST = 3;

  private final RetentionSettings settings;
  private final Purge purge;
  private final Instance<FeaturePurge> others;
  private final Leases leases;
  private final Workers workers;
  private final LiveTraffic traffic;
  private final InstantSource clock;

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject
  PurgeRunner(
      RetentionSettings settings,
      Purge purge,
      @Any Instance<FeaturePurge> others,
      Leases leases,
      Workers workers,
      LiveTraffic traffic,
      InstantSource clock) {
    this.settings = settings;
    this.purge = purge;
    this.others = others;
    this.leases = leases;
    this.workers = workers;
    this.traffic = traffic;
    this.clock = clock;
  }

  /** From oldest to newest, tenant by tenant. */
  private static final class Round {
    final Instant before;
    final Queue<String> tenants;
    Cursor position = BEGINNING;

    /** Deleted since it was told last. */
    int events;

    Instant told;

    Round(Instant begun, Instant before, Queue<String> tenants) {
      this.told = begun;
      this.before = before;
      this.tenants = tenants;
    }

    void next() {
      tenants.remove();
      position = BEGINNING;
    }
  }

  /** Begins, unless it is at work still, or another node is. */
  void start() {
    if (running.compareAndSet(false, true)) {
      workers.execute(() -> attempt(this::begin));
    }
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "purge.failed", e);
      running.set(false);
    }
  }

  private boolean hold() {
    Duration rounds = settings.purgePeriod.multipliedBy(2);
    return leases.hold("purge", rounds.compareTo(LONGEST_LEASE) < 0 ? rounds : LONGEST_LEASE);
  }

  private void begin() {
    Instant now = clock.instant();
    if (hold()) {
      step(new Round(now, now.minus(settings.period), new ArrayDeque<>(purge.tenants())));
    } else {
      running.set(false);
    }
  }

  private void step(Round round) {
    String tenant = round.tenants.peek();
    if (tenant == null || !hold()) {
      end(round);
      return;
    }
    long start = Monotonic.nanos();
    boolean live = traffic.flows(clock.instant());
    try {
      batch(round, tenant, live ? FEW : MOST);
    } catch (RuntimeException e) {
      LogLine.of("purge.failed").id("tenant", tenant).error(LOG, e);
      round.next();
    }
    if (!clock.instant().isBefore(round.told.plus(TOLD_EACH))) {
      tell(round);
    }
    Duration took = Duration.ofNanos(Monotonic.nanos() - start);
    workers.after(live ? took.multipliedBy(REST) : Duration.ZERO, () -> attempt(() -> step(round)));
  }

  private void batch(Round round, String tenant, int most) {
    Purge.Batch done = purge.batch(tenant, round.before, round.position, most);
    round.events += done.events();
    if (done.next() == null) {
      purge.traces(tenant, round.before);
      round.next();
    } else {
      round.position = done.next();
    }
  }

  private void tell(Round round) {
    if (round.events > 0) {
      LOG.log(System.Logger.Level.INFO, "events.purged events=" + round.events);
    }
    round.events = 0;
    round.told = clock.instant();
  }

  private void end(Round round) {
    tell(round);
    for (FeaturePurge other : others) {
      purgeAll(other);
    }
    running.set(false);
  }

  private void purgeAll(FeaturePurge feature) {
    try {
      while (feature.batch(clock.instant()) > 0) {
        continue;
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "purge.failed", e);
    }
  }
}
