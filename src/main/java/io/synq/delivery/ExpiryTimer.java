package io.synq.delivery;

import io.synq.platform.Leases;
import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs {@link Expiry}. Safe on several nodes at once: each row ends once. */
@Singleton
@Startup
@DependsOn("FirstStart")
public class ExpiryTimer extends PeriodicTimer {
  private static final System.Logger LOG = System.getLogger(ExpiryTimer.class.getName());

  @Inject DeliverySettings settings;
  @Inject Expiry expiry;
  @Inject Leases leases;
  @Inject InstantSource clock;

  public ExpiryTimer() {
    super(System.Logger.Level.ERROR, "expiry.failed");
  }

  @Override
  protected Duration period() {
    return settings.expiryPeriod;
  }

  @Override
  protected void run() {
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
  }
}
