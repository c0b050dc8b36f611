package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
  private static final int KIB = 1024;

  @Test
  void takes64KiBAtOncePerSecondByDefault() {
    var settings = new HttpSettings(GivenSettings.of());
    assertThat(settings.maxBodyBytes).isEqualTo(64 * KIB);
    assertThat(settings.bodiesBytes).isEqualTo(64L * KIB * KIB);
    assertThat(settings.time(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.time(64 * KIB)).isEqualTo(Duration.ofSeconds(11));
    assertThat(settings.time(8L * KIB * KIB)).isEqualTo(Duration.ofSeconds(138));
  }

  @ParameterizedTest
  @CsvSource({
    "synq.http.max-body-kib, 0",
    "synq.http.max-body-kib, 8193",
    "synq.http.body-time, PT0S",
    "synq.http.body-time, PT11M",
    "synq.http.body-kib-per-second, 0",
    "synq.http.bodies-mib, 0",
    "synq.http.bodies-mib, 4097"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new HttpSettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be from ");
  }
}
