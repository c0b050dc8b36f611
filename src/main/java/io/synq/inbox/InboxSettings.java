package io.synq.inbox;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether there is a built-in receiver, and how much it keeps. */
@Dependent
public class InboxSettings implements FeatureSettings {
  /**
   * Anyone who knows an inbox's name can read it, so it is for trying things out: if absent, it is
   * there where the demo tenant is.
   */
  final Optional<Boolean> enabled;

  /** How many MiB of requests are kept in memory, headers included. */
  final int bufferMib;

  @Inject
  public InboxSettings(Settings settings) {
    enabled =
        settings
            .text("synq.inbox.enabled")
            .map(given -> settings.flag("synq.inbox.enabled", false));
    bufferMib = settings.number("synq.inbox.buffer-mib", 32, 1, 1024);
  }
}
