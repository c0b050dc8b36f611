package io.synq.delivery;

import io.synq.platform.Drain;
import io.synq.platform.Outage;
import io.synq.platform.PeriodicTimer;
import io.synq.platform.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes what is due, on every node: retries at their moment, and whatever lost its wake-up or its
 * node. It looks one period ahead, so that a retry is not late by up to a period.
 */
@Singleton
@Startup
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueTimer extends PeriodicTimer {
  private static final long STEP_MS = 100;

  @Inject DeliverySettings settings;
  @Inject DueDeliveries due;
  @Inject Recall recall;
  @Inject DeliveryQueue queue;
  @Inject Deliverer deliverer;
  @Inject Lanes lanes;
  @Inject DeliveryLoop loop;
  @Inject Drain drain;
  @Inject Workers workers;
  @Inject InstantSource clock;

  private final AtomicBoolean running = new AtomicBoolean();

  public DueTimer() {
    super(System.Logger.Level.ERROR, "due.failed");
  }

  @Override
  protected Duration period() {
    return settings.duePeriod;
  }

  @PostConstruct
  void begin() {
    recall.begin(clock.instant());
  }

  @Override
  protected void run() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    loop.looks(clock.instant());
    try {
      recall.goOn();
      look();
      loop.looked(clock.instant());
    } catch (RuntimeException e) {
      // A restart would not help while the database is away: a start needs it too.
      Outage.in(e).ifPresentOrElse(away -> loop.looked(clock.instant()), loop::missed);
      throw e;
    } finally {
      running.set(false);
    }
  }

  private void look() {
    deliverer.pumpAll();
    Instant now = clock.instant();
    loop.looks(now);
    if (drain.begun()) {
      return;
    }
    Instant by = now.plus(settings.duePeriod);
    Map<Long, List<Wake>> steps = new TreeMap<>();
    for (String endpointId : due.endpoints(by)) {
      int wanted = lanes.wants(endpointId);
      if (wanted > 0) {
        for (DueDeliveries.Due one : due.of(endpointId, by, wanted)) {
          long wait = Math.max(0, Duration.between(now, one.at()).toMillis());
          long step = (wait + STEP_MS - 1) / STEP_MS;
          steps.computeIfAbsent(step, key -> new ArrayList<>()).add(one.wake());
        }
        loop.looks(clock.instant());
      }
    }
    steps.forEach(
        (step, wakes) -> workers.after(Duration.ofMillis(step * STEP_MS), () -> queue.wake(wakes)));
  }
}
