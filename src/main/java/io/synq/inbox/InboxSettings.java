package io.synq.inbox;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Whether there is a built-in receiver. */
@Dependent
public class InboxSettings implements FeatureSettings {
  /** Anyone who knows an inbox's name can read it: turn it off where that is too many. */
  public final boolean enabled;

  @Inject
  public InboxSettings(Settings settings) {
    enabled = settings.flag("synq.inbox.enabled", true);
  }
}
