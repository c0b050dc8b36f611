package io.synq.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** How old the newest copy is, so that copies which fail are noticed. */
@ApplicationScoped
public class BackupMetrics {
  private static final Metadata AGE =
      Metadata.builder()
          .withName("synq_backup_age_seconds")
          .withDescription(
              "Since the newest copy of Derby was begun, or the server if there is none; NaN where"
                  + " none are to be made")
          .build();

  private final Backups backups;
  private final BackupSettings settings;
  private final InstantSource clock;
  private final Instant started;

  @Inject
  BackupMetrics(Backups backups, BackupSettings settings, InstantSource clock) {
    this.backups = backups;
    this.settings = settings;
    this.clock = clock;
    this.started = clock.instant();
  }

  void register(
      @Observes @Initialized(ApplicationScoped.class) Object start, MetricRegistry registry) {
    registry.gauge(AGE, this, BackupMetrics::age);
  }

  /** No number where no copies are to be made: zero would look like a new one. */
  double age() {
    if (settings.directory.isEmpty()) {
      return Double.NaN;
    }
    Instant now = clock.instant();
    Instant newest = started;
    try {
      newest = backups.newest(now).orElse(started);
    } catch (IOException e) {
      // As if there were none: its age tells.
    }
    return Math.max(0, Duration.between(newest, now).toSeconds());
  }
}
