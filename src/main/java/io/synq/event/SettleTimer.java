package io.synq.event;

import io.synq.platform.Outage;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells how far this node is, each second: what whoever reads on has to wait for. */
@Singleton
@Startup
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettleTimer {
  private static final System.Logger LOG = System.getLogger(SettleTimer.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Resource TimerService timers;
  @Inject Settlement settlement;

  private final AtomicBoolean running = new AtomicBoolean();

  @PostConstruct
  void start() {
    // Before anything is stored, if it can be: if not, whoever stores first tells it.
    tick();
    timers.createIntervalTimer(PERIOD.toMillis(), PERIOD.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      settlement.tell();
    } catch (RuntimeException e) {
      Outage.in(e)
          .ifPresentOrElse(
              state ->
                  LOG.log(System.Logger.Level.WARNING, "events.not_settled sql_state=" + state),
              () -> LOG.log(System.Logger.Level.WARNING, "events.not_settled", e));
    } finally {
      running.set(false);
    }
  }

  @PreDestroy
  void stop() {
    // No further tick comes back.
    running.set(true);
    try {
      settlement.leave();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "events.node_not_left", e);
    }
  }
}
