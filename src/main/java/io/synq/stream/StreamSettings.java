package io.synq.stream;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Limits of streams. */
@Dependent
public class StreamSettings implements FeatureSettings {
  /** How many streams this node has. */
  final int most;

  @Inject
  public StreamSettings(Settings settings) {
    most = settings.number("synq.stream.most", 200, 2, 10_000);
  }
}
