package io.synq.audit;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long the audit log is kept. */
@Dependent
public class AuditSettings implements FeatureSettings {
  final Duration retention;

  @Inject
  public AuditSettings(Settings settings) {
    retention =
        settings.duration(
            "synq.audit.retention",
            Duration.ofDays(365),
            Duration.ofSeconds(1),
            Duration.ofDays(36500));
  }
}
