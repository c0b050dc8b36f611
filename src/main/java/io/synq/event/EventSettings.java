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
  public final Duration searchTime;

  /**
   * How old events are when they are sketched: whatever was accepted earlier must be committed, on
   * every node.
   */
  public final Duration sketchAfter;

  @Inject
  public EventSettings(Settings settings) {
    searchTime =
        settings.duration(
            "synq.event.search-time",
            Duration.ofMillis(400),
            Duration.ofMillis(1),
            Duration.ofMinutes(1));
    sketchAfter =
        settings.duration(
            "synq.event.sketch-after",
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofDays(1));
  }
}
