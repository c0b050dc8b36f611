package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32, 2024-12-04T15:32:00.000Z",
    "2024-12-04T15:32:07, 2024-12-04T15:32:07.000Z",
    "2024-12-04T15:32:07.4, 2024-12-04T15:32:07.400Z",
    "2024-12-04T15:32:07.412, 2024-12-04T15:32:07.412Z",
    "2024-12-04T15:32:07.412Z, 2024-12-04T15:32:07.412Z",
    "yesterday, yesterday"
  })
  void fieldsOfBrowsersAreTakenAsUtc(String local, String expected) {
    assertThat(UtcTime.of(local)).isEqualTo(expected);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(UtcTime.of(null)).isNull();
  }
}
