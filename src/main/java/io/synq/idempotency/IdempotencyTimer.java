package io.synq.idempotency;

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

/** Deletes answers that were kept long enough. Safe on several nodes at once. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyTimer {
  private static final System.Logger LOG = System.getLogger(IdempotencyTimer.class.getName());

  @Resource TimerService timers;
  @Inject IdempotencySettings settings;
  @Inject IdempotentRequests requests;

  @PostConstruct
  void start() {
    long period = settings.purgePeriod.toMillis();
    timers.createIntervalTimer(period, period, new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    try {
      int purged = requests.purge();
      if (purged > 0) {
        LOG.log(System.Logger.Level.INFO, "idempotency.purged answers=" + purged);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "idempotency.purge_failed", e);
    }
  }
}
