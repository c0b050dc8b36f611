package io.synq.setup;

import io.synq.access.KeyText;
import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the first start on an empty database makes, and how the operator gets in again. */
@Dependent
public class SetupSettings implements FeatureSettings {
  private static final int MIN_PASSWORD = 12;
  private static final int MIN_DISTINCT = 12;
  private static final String PASSWORD = "synq.bootstrap.operator-password";

  /** What Liberty opens the HTTPS port's key with; PKCS #12 takes no shorter one. */
  private static final String KEYS = "synq.keys.password";

  private static final int MIN_KEYS = 6;
  private static final int KEY_PREFIX = "synq_".length();

  /** Whether to make the demo tenant. */
  final boolean demo;

  /** The demo tenant's key; random if absent. */
  final Optional<KeyText> apiKey;

  /** The operator's password; random if absent. */
  final Optional<String> operatorPassword;

  /** Whether each start gives the operator that password, whatever it was before. */
  final boolean resetOperator;

  @Inject
  public SetupSettings(Settings settings) {
    demo = settings.flag("synq.bootstrap.demo", true);
    apiKey = settings.text("synq.bootstrap.api-key").map(SetupSettings::key);
    operatorPassword = settings.text(PASSWORD);
    if (settings.text(KEYS).filter(text -> text.length() < MIN_KEYS).isPresent()) {
      throw new BadSettingException(KEYS, "needs at least " + MIN_KEYS + " characters");
    }
    if (operatorPassword.filter(SetupSettings::weak).isPresent()) {
      throw new BadSettingException(
          PASSWORD,
          "is too weak: it needs at least " + MIN_PASSWORD + " characters, not all alike");
    }
    resetOperator = settings.flag("synq.bootstrap.reset-operator", false);
    if (resetOperator && operatorPassword.isEmpty()) {
      throw new BadSettingException(
          PASSWORD, "must be set together with synq.bootstrap.reset-operator");
    }
  }

  private static boolean weak(String password) {
    return password.length() < MIN_PASSWORD || distinct(password) < MIN_DISTINCT / 2;
  }

  private static long distinct(String text) {
    return text.chars().distinct().count();
  }

  private static KeyText key(String text) {
    return KeyText.parse(text)
        .filter(key -> distinct(text.substring(KEY_PREFIX)) >= MIN_DISTINCT)
        .orElseThrow(
            () ->
                new BadSettingException(
                    "synq.bootstrap.api-key",
                    "is too weak: it must be synq_ and 32 random letters and digits"));
  }
}
