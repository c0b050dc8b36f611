package io.synq.backup;

import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/** Looks whether a backup is due; one that fails is tried again the next time. */
@Singleton
@Startup
@DependsOn("FirstStart")
public class BackupTimer extends PeriodicTimer {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Inject Backups backups;
  @Inject BackupSettings settings;
  @Inject InstantSource clock;

  public BackupTimer() {
    super(System.Logger.Level.ERROR, "backup.failed");
  }

  @Override
  protected Duration period() {
    return settings.period.compareTo(LONGEST) < 0 ? settings.period : LONGEST;
  }

  @Override
  protected void run() throws IOException {
    backups.makeIfDue(clock.instant());
  }
}
