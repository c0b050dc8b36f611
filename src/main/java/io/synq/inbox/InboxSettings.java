package io.synq.inbox;

import io.synq.http.BodyLimit;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether there is a built-in receiver, what it takes, and how much it keeps. */
@Dependent
public class InboxSettings implements FeatureSettings {
  private static final int KIB = 1024;

  /**
   * Anyone who knows an inbox's name can read it, so it is for trying things out: if absent, it is
   * there where the demo tenant is.
   */
  final Optional<Boolean> enabled;

  /** How many MiB of requests are kept in memory, headers included. */
  final int bufferMib;

  /** The largest body that it takes, in bytes. */
  final int maxBytes;

  @Inject
  public InboxSettings(Settings settings) {
    enabled =
        settings
            .text("synq.inbox.enabled")
            .map(given -> settings.flag("synq.inbox.enabled", false));
    bufferMib = settings.number("synq.inbox.buffer-mib", 32, 1, 1024);
    maxBytes = settings.number("synq.inbox.max-body-kib", 9 * KIB, 1, 64 * KIB) * KIB;
  }

  @Produces
  BodyLimit ofDeliveries() {
    return new BodyLimit("/inbox/", maxBytes);
  }
}
