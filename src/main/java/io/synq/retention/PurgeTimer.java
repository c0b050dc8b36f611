package io.synq.retention;

import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Starts {@link PurgeRunner}. */
@Singleton
@Startup
@DependsOn("FirstStart")
public class PurgeTimer extends PeriodicTimer {
  @Inject RetentionSettings settings;
  @Inject PurgeRunner runner;

  public PurgeTimer() {
    super(System.Logger.Level.ERROR, "purge.failed");
  }

  @Override
  protected Duration period() {
    return settings.purgePeriod;
  }

  @Override
  protected void run() {
    runner.start();
  }
}
