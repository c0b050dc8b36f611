package io.synq.retention;

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

/** Starts {@link PurgeRunner}. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PurgeTimer {
  @Resource TimerService timers;
  @Inject RetentionSettings settings;
  @Inject PurgeRunner runner;

  @PostConstruct
  void start() {
    long period = settings.purgePeriod.toMillis();
    timers.createIntervalTimer(period, period, new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    runner.start();
  }
}
