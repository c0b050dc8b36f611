package io.synq.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSettingsTest {

  @Test
  void aCallbackCanBeUsedFor30DaysByDefault() {
    var settings = new CallbackSettings(GivenSettings.of());
    assertThat(settings.expiry).isEqualTo(Duration.ofDays(30));
    assertThat(settings.secret).isEmpty();
  }

  @Test
  void refusesAShortSecretWithoutQuotingIt() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () -> new CallbackSettings(GivenSettings.of("synq.callback.secret", "x".repeat(31))))
        .withMessage("synq.callback.secret is too weak: it needs at least 32 characters");
    var settings = new CallbackSettings(GivenSettings.of("synq.callback.secret", "x".repeat(32)));
    assertThat(settings.secret).contains("x".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "P366D", "30"})
  void refusesOtherExpiries(String expiry) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new CallbackSettings(GivenSettings.of("synq.callback.expiry", expiry)))
        .withMessageStartingWith("synq.callback.expiry must be ");
  }
}
