package io.synq.shutdown;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long a server takes its leave. */
@Dependent
public class ShutdownSettings implements FeatureSettings {
  /** How long it goes on serving after SIGTERM, not ready any more. */
  final Duration delay;

  @Inject
  public ShutdownSettings(Settings settings) {
    delay =
        settings.duration(
            "synq.shutdown.delay", Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(5));
  }
}
