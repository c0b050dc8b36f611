package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {

  @Test
  void keepsThePromiseOfTheContractByDefault() {
    var settings = new DeliverySettings(GivenSettings.of());
    assertThat(settings.expiry).isEqualTo(Duration.ofHours(72));
    assertThat(settings.retryFirst).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.retryMost).isEqualTo(Duration.ofHours(6));
    assertThat(settings.duePeriod).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.expiryPeriod).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.bufferMib).isEqualTo(64);
    assertThat(settings.inFlight).isEqualTo(4_096);
  }

  @ParameterizedTest
  @CsvSource({
    "synq.delivery.expiry, PT0S",
    "synq.delivery.expiry, P31D",
    "synq.delivery.expiry, 72h",
    "synq.delivery.retry-first, PT0.099S",
    "synq.delivery.retry-most, P2D",
    "synq.delivery.due-period, PT0S",
    "synq.delivery.expiry-period, -PT1M",
    "synq.delivery.buffer-mib, 3",
    "synq.delivery.in-flight, 1"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new DeliverySettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be ");
  }
}
