package io.synq.idempotency;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long answers are kept. */
@Dependent
public class IdempotencySettings implements FeatureSettings {
  /** How long after it began a request is answered again instead of run again. */
  final Duration period;

  @Inject
  public IdempotencySettings(Settings settings) {
    period =
        settings.duration(
            "synq.idempotency.period",
            Duration.ofHours(24),
            Duration.ofSeconds(1),
            Duration.ofDays(30));
  }
}
