package io.synq.secrets;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** What secrets in the database are encrypted with. */
@Dependent
public class SecretsSettings implements FeatureSettings {
  static final String KEYS = "synq.secrets.keys";
  private static final int MIN_KEY = 32;
  private static final int MIN_DISTINCT = 12;

  /** The first encrypts, each decrypts; if empty, they are in the file. */
  final List<String> keys;

  @Inject
  public SecretsSettings(Settings settings) {
    keys = settings.list(KEYS, String::strip);
    if (keys.stream().anyMatch(SecretsSettings::isWeak)) {
      throw new BadSettingException(
          KEYS, "is too weak: each key needs at least " + MIN_KEY + " characters, not all alike");
    }
  }

  static boolean isWeak(String key) {
    return key.length() < MIN_KEY || key.chars().distinct().count() < MIN_DISTINCT;
  }
}
