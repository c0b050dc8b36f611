package io.synq.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownSettingsTest {

  private static Duration delay(String... given) {
    return new ShutdownSettings(GivenSettings.of(given)).delay;
  }

  @Test
  void servesForAShortWhile() {
    assertThat(delay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(delay("synq.shutdown.delay", "PT0S")).isEqualTo(Duration.ZERO);
  }

  @Test
  void refusesToWaitForEver() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> delay("synq.shutdown.delay", "PT1H"))
        .withMessageStartingWith("synq.shutdown.delay ");
  }
}
