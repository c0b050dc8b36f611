package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How much costly work one tenant may ask for. */
@Dependent
public class CostlyWorkSettings implements FeatureSettings {
  /** How much of a thread's time it may take, in percent. */
  final int share;

  /** How many requests may wait for it. */
  final int queue;

  @Inject
  public CostlyWorkSettings(Settings settings) {
    share = settings.number("synq.costly-work.share", 50, 1, 100);
    queue = settings.number("synq.costly-work.queue", 8, 1, 1000);
  }
}
