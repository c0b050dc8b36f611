package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2024-12-04, 2024-12-04T00:00:00Z",
    "2024-12-04T15:32, 2024-12-04T15:32:00Z",
    "2024-12-04 15:32:07, 2024-12-04T15:32:07Z",
    "2024-12-04T15:32:07.412Z, 2024-12-04T15:32:07.412Z",
    "2024-12-04T15:32:07.41299, 2024-12-04T15:32:07.412Z",
    "2024-12-04 16:32:07+01:00, 2024-12-04T15:32:07Z",
  })
  void momentsAreInUtc(String typed, String time) {
    assertThat(TypedTime.parse(typed)).contains(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2024-13-01",
        "2024-12-04T25:00",
        "04.12.2024",
        "12:00",
        "Z",
        "+99999-01-01"
      })
  void othersAreNone(String typed) {
    assertThat(TypedTime.parse(typed)).isEmpty();
  }

  @Test
  void dateFieldsHaveSeconds() {
    assertThat(TypedTime.field(Instant.parse("2024-12-04T15:32:07.412Z")))
        .isEqualTo("2024-12-04T15:32:07");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32, 2024-12-04T15:32:00.000Z",
    "2024-12-04T15:32:07.4, 2024-12-04T15:32:07.400Z",
    "2024-12-04T15:32:07.412Z, 2024-12-04T15:32:07.412Z",
    "yesterday, yesterday"
  })
  void whatIsNoTimeIsLeftForTheApiToRefuse(String typed, String parameter) {
    assertThat(TypedTime.parameter(typed)).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource({"2024-12-04, 2024-12-04T00:00:00", "yesterday, yesterday"})
  void fieldShowsWhatWasTyped(String typed, String field) {
    assertThat(TypedTime.field(typed)).isEqualTo(field);
  }
}
