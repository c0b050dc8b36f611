package io.synq.figures;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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

/** Writes this node's {@link Counts}, a last time when it stops. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CountTimer {
  private static final System.Logger LOG = System.getLogger(CountTimer.class.getName());
  private static final long PERIOD_MS = Duration.ofSeconds(5).toMillis();

  @Resource TimerService timers;
  @Inject Counts counts;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(PERIOD_MS, PERIOD_MS, new TimerConfig(null, false));
  }

  @Timeout
  @PreDestroy
  void tick() {
    try {
      counts.flush();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "counts.not_written", e);
    }
  }
}
