package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDurationTest {
  @ParameterizedTest
  @CsvSource({
    "30,30",
    "30 s,30",
    "5min,300",
    " 6 h ,21600",
    "3 d,259200",
    "soon,soon",
    "-1 s,-1 s"
  })
  void isReadInSeconds(String text, String seconds) {
    assertThat(TypedDuration.seconds(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"5,5 s", "61,61 s", "300,5 min", "5400,90 min", "21600,6 h", "259200,72 h"})
  void isWrittenInTheLargestUnitThatSaysIt(int seconds, String text) {
    assertThat(TypedDuration.text(seconds)).isEqualTo(text);
    assertThat(TypedDuration.seconds(text)).isEqualTo(String.valueOf(seconds));
  }
}
