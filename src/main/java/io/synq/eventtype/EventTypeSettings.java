package io.synq.eventtype;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Limits of schemas. */
@Dependent
public class EventTypeSettings implements FeatureSettings {
  /** How many schemas one may apply, each as often as it is referred to. */
  final int maxSchemaCost;

  @Inject
  public EventTypeSettings(Settings settings) {
    maxSchemaCost = settings.number("synq.event-type.max-schema-cost", 10_000, 100, 1_000_000_000);
  }
}
