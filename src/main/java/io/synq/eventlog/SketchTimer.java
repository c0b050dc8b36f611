package io.synq.eventlog;

import io.synq.event.EventSettings;
import io.synq.event.LiveTraffic;
import io.synq.event.Settlement;
import io.synq.platform.Leases;
import io.synq.platform.LogLine;
import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes sketches of closed stretches of the log, for a part of the time only; for a small one while
 * events come in.
 */
@Singleton
@Startup
@DependsOn("FirstStart")
public class SketchTimer extends PeriodicTimer {
  private static final System.Logger LOG = System.getLogger(SketchTimer.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(4);
  private static final Duration BUSY = Duration.ofMillis(250);

  @Inject Sketcher sketcher;
  @Inject Sketches sketches;
  @Inject Settlement settlement;
  @Inject Leases leases;
  @Inject LiveTraffic traffic;
  @Inject EventSettings settings;
  @Inject InstantSource clock;

  /** When to look at a tenant again whose next stretch was not full. */
  private final Map<String, Instant> resting = new HashMap<>();

  public SketchTimer() {
    super(System.Logger.Level.WARNING, "events.not_sketched", PERIOD);
  }

  @Override
  protected void run() {
    if (!leases.hold("sketches", PERIOD.multipliedBy(4))) {
      return;
    }
    Instant now = clock.instant();
    Instant deadline = now.plus(traffic.flows(now) ? BUSY : IDLE);
    resting.values().removeIf(until -> !until.isAfter(now));
    Instant closed = closed(now);
    for (String tenant : sketches.tenants()) {
      if (!resting.containsKey(tenant)) {
        sketch(tenant, now, closed, deadline);
      }
    }
  }

  /** Nothing that was accepted before this is to come. */
  private Instant closed(Instant now) {
    Instant old = now.minus(settings.sketchAfter);
    Instant settled = settlement.settled();
    return settled.isBefore(old) ? settled : old;
  }

  /** At least one stretch of each tenant, so that a large log keeps no other waiting. */
  private void sketch(String tenantId, Instant now, Instant closed, Instant deadline) {
    int made = 0;
    do {
      if (!sketcher.next(tenantId, closed)) {
        resting.put(tenantId, now.plus(settings.sketchAfter));
        break;
      }
      made++;
    } while (clock.instant().isBefore(deadline));
    if (made > 0) {
      LogLine.of("events.sketched").id("tenant", tenantId).with("stretches", made).info(LOG);
    }
  }
}
