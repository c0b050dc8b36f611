package io.synq.replay;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
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

/** Looks for jobs that nobody works on, on every node: each is taken by one. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReplayTimer {
  private static final System.Logger LOG = System.getLogger(ReplayTimer.class.getName());
  private static final long PERIOD_MS = Duration.ofSeconds(1).toMillis();

  @Resource TimerService timers;
  @Inject ReplayRunner runner;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(PERIOD_MS, PERIOD_MS, new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    try {
      runner.takeFree();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "replays.failed", e);
    }
  }
}
