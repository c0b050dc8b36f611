package io.synq.delivery;

import io.synq.platform.Leases;
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
import java.time.Instant;
import java.time.InstantSource;

/** Runs {@link Expiry}. Safe on several nodes at once: each row ends once. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpiryTimer {
  private static final System.Logger LOG = System.getLogger(ExpiryTimer.class.getName());

  @Resource TimerService timers;
  @Inject DeliverySettings settings;
  @Inject Expiry expiry;
  @Inject Leases leases;
  @Inject InstantSource clock;

  @PostConstruct
  void start() {
    long period = settings.expiryPeriod.toMillis();
    timers.createIntervalTimer(period, period, new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    try {
      if (!leases.hold("expiry", settings.expiryPeriod.multipliedBy(2))) {
        return;
      }
      Instant now = clock.instant();
      int failed = 0;
      for (int batch = expiry.expire(now); batch > 0; batch = expiry.expire(now)) {
        failed += batch;
      }
      for (int batch = expiry.expireLimited(now); batch > 0; batch = expiry.expireLimited(now)) {
        failed += batch;
      }
      int cancelled = 0;
      for (int batch = expiry.cancelOrphans(now); batch > 0; batch = expiry.cancelOrphans(now)) {
        cancelled += batch;
      }
      if (failed + cancelled > 0) {
        LOG.log(
            System.Logger.Level.INFO,
            "deliveries.expired failed=" + failed + " cancelled=" + cancelled);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "expiry.failed", e);
    }
  }
}
