package io.synq.event;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** Limits of the event log. */
@Dependent
public class EventSettings implements FeatureSettings {
  /** How long one search may read before it answers with what it has. */
  final Duration searchTime;

  @Inject
  public EventSettings(Settings settings) {
    searchTime =
        settings.duration(
            "synq.event.search-time",
            Duration.ofSeconds(2),
            Duration.ofMillis(1),
            Duration.ofMinutes(1));
  }
}
