package io.synq.retention;

import io.synq.delivery.DeliverySettings;
import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long events are kept. */
@Dependent
public class RetentionSettings implements FeatureSettings {
  private static final String PERIOD = "synq.retention.period";

  /** How long after acceptance an event can be read and replayed. */
  public final Duration period;

  /** How often older ones are looked for. */
  final Duration purgePeriod;

  @Inject
  public RetentionSettings(Settings settings) {
    period =
        settings.duration(
            PERIOD, Duration.ofDays(30), Duration.ofSeconds(1), Duration.ofDays(3650));
    if (period.compareTo(new DeliverySettings(settings).expiry) < 0) {
      throw new BadSettingException(PERIOD, "must not be shorter than synq.delivery.expiry");
    }
    purgePeriod =
        settings.duration(
            "synq.retention.purge-period",
            Duration.ofHours(1),
            Duration.ofMillis(100),
            Duration.ofDays(1));
  }
}
