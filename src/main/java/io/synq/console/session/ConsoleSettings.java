package io.synq.console.session;

import io.synq.http.BodyLimit;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long people stay signed in, and what they may send. */
@Dependent
public class ConsoleSettings implements FeatureSettings {
  final Duration idle;
  final Duration longest;

  /** The largest form, in bytes, encoded. */
  final int maxFormBytes;

  @Inject
  public ConsoleSettings(Settings settings) {
    idle =
        settings.duration(
            "synq.console.session-idle",
            Duration.ofMinutes(60),
            Duration.ofSeconds(1),
            Duration.ofDays(7));
    longest =
        settings.duration(
            "synq.console.session-longest",
            Duration.ofHours(12),
            Duration.ofSeconds(1),
            Duration.ofDays(30));
    maxFormBytes = settings.number("synq.console.max-form-kib", 256, 1, 8 * 1024) * 1024;
  }

  @Produces
  BodyLimit ofForms() {
    return new BodyLimit("/console/", maxFormBytes);
  }

  @Produces
  BodyLimit ofPortalForms() {
    return new BodyLimit("/portal/", maxFormBytes);
  }
}
