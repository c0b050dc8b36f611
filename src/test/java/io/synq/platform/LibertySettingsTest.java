package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Liberty would pass over, and go on without. */
class LibertySettingsTest {
  private static void read(String key, String value) {
    new LibertySettings(GivenSettings.of(key, value));
  }

  @ParameterizedTest
  @CsvSource({
    "synq.http.host, 127.0.0.1",
    "synq.https.port, -1",
    "synq.https.port, 443",
    "synq.http.silence-seconds, 1",
    "synq.http.unread-seconds, 3600",
    "synq.http.trusted-proxies, 10\\.0\\.0\\.(5|6)",
    "synq.log.console, json",
    "synq.log.level, *=info:io.synq.delivery.DeliveryLogLine=warning",
    "synq.log.level, *=AUDIT",
    "synq.log.level, com.ibm.ws.*=all=enabled:io.synq=off"
  })
  void takesWhatLibertyTakes(String key, String value) {
    assertThatNoException().isThrownBy(() -> read(key, value));
  }

  @ParameterizedTest
  @CsvSource({
    "synq.http.host, [::1",
    "synq.https.port, 65536",
    "synq.https.port, -2",
    "synq.https.port, https",
    "synq.http.silence-seconds, 0",
    "synq.http.silence-seconds, 10s",
    "synq.http.unread-seconds, 0",
    "synq.http.unread-seconds, PT10S",
    "synq.http.trusted-proxies, 10.0.0.(5",
    "synq.http.trusted-proxies, *",
    "synq.log.console, JSON",
    "synq.log.console, xml",
    "synq.log.level, info",
    "synq.log.level, *=verbose",
    "synq.log.level, *=info=maybe",
    "synq.log.level, '*=info,io.synq=fine'"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> read(key, value))
        .withMessageStartingWith(key + " must be ");
  }
}
