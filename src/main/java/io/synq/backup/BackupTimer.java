package io.synq.backup;

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
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/** Looks whether a backup is due; one that fails is tried again the next time. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackupTimer {
  private static final System.Logger LOG = System.getLogger(BackupTimer.class.getName());
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Resource TimerService timers;
  @Inject Backups backups;
  @Inject BackupSettings settings;
  @Inject InstantSource clock;

  @PostConstruct
  void start() {
    Duration period = settings.period.compareTo(LONGEST) < 0 ? settings.period : LONGEST;
    timers.createIntervalTimer(period.toMillis(), period.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void tick() {
    try {
      backups.makeIfDue(clock.instant());
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "backup.failed", e);
    }
  }
}
