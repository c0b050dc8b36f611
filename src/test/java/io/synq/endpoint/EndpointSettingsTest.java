package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndpointSettingsTest {

  @Test
  void disablesAfterFiveDaysAndTenAttemptsByDefault() {
    var settings = new EndpointSettings(GivenSettings.of());
    assertThat(settings.disableAfter).isEqualTo(Duration.ofDays(5));
    assertThat(settings.disableAttempts).isEqualTo(10);
    assertThat(settings.most).isEqualTo(10_000);
  }

  @Test
  void refusesToDisableForNothing() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () -> new EndpointSettings(GivenSettings.of("synq.endpoint.disable-attempts", "0")))
        .withMessage("synq.endpoint.disable-attempts must be from 1 to 1000000");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () -> new EndpointSettings(GivenSettings.of("synq.endpoint.disable-after", "PT0S")))
        .withMessageStartingWith("synq.endpoint.disable-after ");
  }
}
