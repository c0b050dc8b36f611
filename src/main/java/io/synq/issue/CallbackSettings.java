package io.synq.issue;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** What callbacks are sealed with, and for how long. */
@Dependent
public class CallbackSettings implements FeatureSettings {
  private static final int MIN_SECRET = 32;

  /** The key's text; if absent, the server makes a key and keeps it in the database. */
  final Optional<String> secret;

  /** How long a callback can be used. */
  final Duration expiry;

  @Inject
  public CallbackSettings(Settings settings) {
    secret = settings.text("synq.callback.secret");
    if (secret.filter(text -> text.length() < MIN_SECRET).isPresent()) {
      throw new BadSettingException(
          "synq.callback.secret", "is too weak: it needs at least " + MIN_SECRET + " characters");
    }
    expiry =
        settings.duration(
            "synq.callback.expiry",
            Duration.ofDays(30),
            Duration.ofSeconds(1),
            Duration.ofDays(365));
  }
}
