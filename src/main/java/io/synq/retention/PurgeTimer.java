package io.synq.retention;

import io.synq.platform.FeaturePurge;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Runs {@link Purge} and the features' own until nothing is old. Safe on several nodes at once. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PurgeTimer {
  private static final System.Logger LOG = System.getLogger(PurgeTimer.class.getName());

  @Resource TimerService timers;
  @Inject RetentionSettings settings;
  @Inject Purge purge;
  @Inject @Any Instance<FeaturePurge> others;
  @Inject InstantSource clock;

  @PostConstruct
  void start() {
    long period = settings.purgePeriod.toMillis();
    timers.createIntervalTimer(period, period, new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    try {
      Instant before = clock.instant().minus(settings.period);
      int purged = 0;
      for (String tenant : purge.tenants()) {
        for (int batch = purge.batch(tenant, before);
            batch > 0;
            batch = purge.batch(tenant, before)) {
          purged += batch;
        }
        purge.traces(tenant, before);
      }
      if (purged > 0) {
        LOG.log(System.Logger.Level.INFO, "events.purged events=" + purged);
      }
      others.forEach(this::purge);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "purge.failed", e);
    }
  }

  private void purge(FeaturePurge other) {
    while (other.batch(clock.instant()) > 0) {
      continue;
    }
  }
}
