package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32:07.412Z, 2024-12-04T15:32:07.412Z",
    "2024-12-04T15:32:07.412999Z, 2024-12-04T15:32:07.412Z",
    "2024-12-04T15:32:07Z, 2024-12-04T15:32:07.000Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999Z"
  })
  void writesMilliseconds(Instant time, String text) {
    assertThat(Times.format(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-12-04T15:32:07.412Z",
        "2024-02-29T00:00:00.000Z",
        "2000-02-29T23:59:59.999Z",
        "1970-01-01T00:00:00.000Z",
        "0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z"
      })
  void readsWhatItWrites(String text) {
    assertThat(Times.parse(text)).contains(Instant.parse(text)).map(Times::format).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32:07Z, 2024-12-04T15:32:07Z",
    "2024-12-04T15:32:07.4Z, 2024-12-04T15:32:07.4Z",
    "2024-12-04T15:32:07.41Z, 2024-12-04T15:32:07.41Z",
    "2024-12-04T15:32:07.412345Z, 2024-12-04T15:32:07.412345Z",
    "2024-12-04T15:32:07.412345999Z, 2024-12-04T15:32:07.412345Z",
    "2024-12-04T15:32:07.000000001Z, 2024-12-04T15:32:07Z",
    "2024-12-04t15:32:07.412z, 2024-12-04T15:32:07.412Z",
    "2024-12-04T15:32:07+00:00, 2024-12-04T15:32:07Z",
    "2024-12-04T15:32:07-00:00, 2024-12-04T15:32:07Z",
    "2024-12-04T15:32:07.412+01:00, 2024-12-04T14:32:07.412Z",
    "2024-12-04T15:32:07.412345678-05:30, 2024-12-04T21:02:07.412345Z",
    "2024-12-04T23:59:59+14:00, 2024-12-04T09:59:59Z",
    "2024-12-31T23:59:59-12:00, 2025-01-01T11:59:59Z",
    "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999Z"
  })
  void readsEveryFormOfRfc3339ToTheMicrosecond(String text, Instant time) {
    assertThat(Times.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2024-12-04",
        "2024-12-04T15:32:07",
        "2024-12-04T15:32:07.Z",
        "2024-12-04T15:32:07.1234567891Z",
        "2024-12-04T15:32:07.412",
        "2024-12-04 15:32:07.412Z",
        "2024-12-04T15:32:07,412Z",
        "2024-12-04T15:32:07+0100",
        "2024-12-04T15:32:07+01",
        "2024-12-04T15:32:07+1:00",
        "2024-12-04T15:32:07 01:00",
        "2024-12-04T15:32:07+01:00:00",
        "2024-12-04T15:32:07+01:60",
        "2024-12-04T15:32:07+24:00",
        "2024-12-04T15:32:07Z+01:00",
        "2024-12-04T15:32:07+01:00[Europe/Berlin]",
        "2024-12-04T15:32Z",
        "2024-12-4T15:32:07Z",
        "2024-339T15:32:07Z",
        "24-12-04T15:32:07Z",
        "20241204T153207.412Z",
        "+2024-12-04T15:32:07.412Z",
        "-2024-12-04T15:32:07.412Z",
        "12024-12-04T15:32:07.412Z",
        " 2024-12-04T15:32:07.412Z",
        "2024-12-04T15:32:07.412Z ",
        "2024-12-04T15:32:07.412Z\n",
        "٢٠٢٤-12-04T15:32:07.412Z",
        "1733326327412"
      })
  void refusesOtherForms(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-00-04T15:32:07.412Z",
        "2024-13-04T15:32:07.412Z",
        "2024-12-00T15:32:07.412Z",
        "2024-12-32T15:32:07.412Z",
        "2024-11-31T15:32:07.412Z",
        "2023-02-29T15:32:07.412Z",
        "1900-02-29T15:32:07.412Z",
        "2024-12-04T25:32:07.412Z",
        "2024-12-04T24:00:00.001Z",
        "2024-12-04T24:00:00Z",
        "2024-12-04T15:60:07.412Z",
        "2024-12-04T15:32:61.412Z"
      })
  void refusesMomentsThatNeverWere(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  /**
   * A leap second is no moment of its own here, and the years are those that every database has.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1990-12-31T23:59:60Z",
        "0000-01-01T00:00:00.000Z",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:30:00+01:00",
        "9999-12-31T23:30:00-01:00"
      })
  void refusesWhatCouldNotBeWrittenOut(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }
}
