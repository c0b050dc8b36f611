package io.synq.retention;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long events are kept. */
@Dependent
public class RetentionSettings implements FeatureSettings {
  /** How long after acceptance an event can be read and replayed. */
  public final Duration period;

  /** How often older ones are looked for. */
  final Duration purgePeriod;

  @Inject
  public RetentionSettings(Settings settings) {
    period =
        settings.duration(
            "synq.retention.period",
            Duration.ofDays(30),
            Duration.ofSeconds(1),
            Duration.ofDays(3650));
    purgePeriod =
        settings.duration(
            "synq.retention.purge-period",
            Duration.ofHours(1),
            Duration.ofMillis(100),
            Duration.ofDays(1));
  }
}
