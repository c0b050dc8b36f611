package io.synq.intake;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Whether other processes may use the embedded messaging. The server's configuration lets them in;
 * this class only checks that it can, with passwords that are long enough.
 */
@Dependent
public class JmsSettings implements FeatureSettings {
  private static final String ENABLED = "synq.jms.enabled";
  private static final int SHORTEST = 12;
  private static final int NO_PORT = -1;

  final boolean enabled;

  @Inject
  public JmsSettings(Settings settings) {
    enabled = settings.flag(ENABLED, false);
    if (settings
        .text(ENABLED)
        .filter(text -> !text.equals(Boolean.toString(enabled)))
        .isPresent()) {
      // A file of the server's configuration is named after it.
      throw new BadSettingException(ENABLED, "must be true or false, in lower case");
    }
    settings.host("synq.jms.host", "localhost");
    for (String port : List.of("synq.jms.port", "synq.jms.tls-port")) {
      settings.number(port, NO_PORT, NO_PORT, 65_535);
    }
    Optional<String> producers = settings.text("synq.jms.password");
    Optional<String> ours = settings.text("synq.jms.server-password");
    if (enabled) {
      check("synq.jms.password", producers);
      check("synq.jms.server-password", ours);
      if (ours.equals(producers)) {
        throw new BadSettingException("synq.jms.server-password", "must not be the producers'");
      }
    }
  }

  private static void check(String key, Optional<String> password) {
    if (password.filter(text -> text.length() >= SHORTEST).isEmpty()) {
      throw new BadSettingException(
          key, "must be at least " + SHORTEST + " characters with " + ENABLED);
    }
  }
}
