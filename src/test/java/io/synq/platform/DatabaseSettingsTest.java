package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "synq.db, mysql",
    "synq.db, PostgreSQL",
    "synq.db.pool, 3",
    "synq.db.pool, many",
    "synq.db.port, 0",
    "synq.db.port, 65536"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new DatabaseSettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be ");
  }
}
