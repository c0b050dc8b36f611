package io.synq.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.access.KeyText;
import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupSettingsTest {
  private static final String KEY = "synq.bootstrap.api-key";
  private static final String PASSWORD = "synq.bootstrap.operator-password";

  @Test
  void makesADemoWithRandomSecretsByDefault() {
    var settings = new SetupSettings(GivenSettings.of());
    assertThat(settings.demo).isTrue();
    assertThat(settings.apiKey).isEmpty();
    assertThat(settings.operatorPassword).isEmpty();
  }

  @Test
  void hasNoDemoWhereNoneIsWanted() {
    assertThat(new SetupSettings(GivenSettings.of("synq.bootstrap.demo", "false")).demo).isFalse();
  }

  @Test
  void takesStrongSecrets() {
    for (int i = 0; i < 100; i++) {
      var key = KeyText.random();
      assertThat(new SetupSettings(GivenSettings.of(KEY, key.value())).apiKey).contains(key);
    }
    assertThat(new SetupSettings(GivenSettings.of(PASSWORD, "correct horse")).operatorPassword)
        .contains("correct horse");
    assertThat(new SetupSettings(GivenSettings.of(PASSWORD, "twelve chars")).operatorPassword)
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "synq_",
        "synq_short",
        "synq_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "synq_00000000000000000000000000000000",
        "synq_abababababababababababababababab",
        "synq_abcdefghabcdefghabcdefghabcdefgh",
        "synq_01234560000000000000000000000000",
        "synq_synqsynqsynqsynqsynqsynqsynqsynq",
        "SYNQ_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwabcde",
        "synq_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "synq_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwx",
        "synq_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-w"
      })
  void refusesWeakKeysWithoutQuotingThem(String key) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new SetupSettings(GivenSettings.of(KEY, key)))
        .withMessage(KEY + " is too weak: it must be synq_ and 32 random letters and digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "operator",
        "elevenchars",
        "   short    ",
        "aaaaaaaaaaaa",
        "abcdeabcdeabcdeabcde"
      })
  void refusesWeakPasswordsWithoutQuotingThem(String password) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new SetupSettings(GivenSettings.of(PASSWORD, password)))
        .withMessage(PASSWORD + " is too weak: it needs at least 12 characters, not all alike");
  }

  @Test
  void refusesAPasswordThatNoKeyCanHave() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new SetupSettings(GivenSettings.of("synq.keys.password", "short")))
        .withMessage("synq.keys.password needs at least 6 characters");
  }

  @Test
  void resetsTheOperatorOnlyToAPasswordThatIsGiven() {
    String reset = "synq.bootstrap.reset-operator";
    assertThat(new SetupSettings(GivenSettings.of()).resetOperator).isFalse();
    assertThat(
            new SetupSettings(GivenSettings.of(reset, "true", PASSWORD, "correct horse"))
                .resetOperator)
        .isTrue();
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new SetupSettings(GivenSettings.of(reset, "true")))
        .withMessage(PASSWORD + " must be set together with " + reset);
  }
}
