package io.synq.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsSettingsTest {
  private static final String KEY = "r9cT3fWv+Gq0aZ5uXbN7yLk2JhPdSm8E/oIxQ4w6R1s=";

  @Test
  void hasNoKeyByDefault() {
    assertThat(new SecretsSettings(GivenSettings.of()).keys).isEmpty();
  }

  @Test
  void takesSeveralTheOneThatEncryptsFirst() {
    var other = KEY.toLowerCase();
    var settings = new SecretsSettings(GivenSettings.of(SecretsSettings.KEYS, KEY + ", " + other));
    assertThat(settings.keys).containsExactly(KEY, other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill-in",
        "thirty-one characters, not more",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abcdefghabcdefghabcdefghabcdefgh",
        KEY + ",short",
        "," + KEY
      })
  void refusesWeakOnesWithoutQuotingThem(String keys) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new SecretsSettings(GivenSettings.of(SecretsSettings.KEYS, keys)))
        .withMessage(
            "synq.secrets.keys is too weak: each key needs at least 32 characters, not all alike");
  }
}
