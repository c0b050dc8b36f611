package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFrameTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07Z");

  private static TimeFrame frame(String text) {
    return TimeFrame.of(Optional.ofNullable(text), NOW);
  }

  @ParameterizedTest
  @CsvSource({"1h, 2024-12-04T14:32:07Z, PT1M", "6h, 2024-12-04T09:32:07Z, PT5M"})
  void shortPeriodsGoByMinutes(String code, Instant from, Duration step) {
    assertThat(frame(code)).isEqualTo(new TimeFrame(frame(code).period(), from, null, step));
    assertThat(frame(code).choices()).filteredOn(TimeFrame.Choice::current).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T14:00:00Z/2024-12-04T14:40:00Z, PT1M",
    "2024-12-04T10:00:00Z/2024-12-04T15:00:00Z, PT5M",
    "2024-12-04T08:00:00Z/2024-12-04T15:00:00Z, PT1H",
    "2024-11-20T08:00:00Z/2024-11-20T09:00:00Z, PT1H"
  })
  void whatIsCutOutGoesByTheShortestStepThereIs(String text, Duration step) {
    TimeFrame frame = frame(text);
    assertThat(frame.step()).isEqualTo(step);
    assertThat(frame.from() + "/" + frame.to()).isEqualTo(text);
    assertThat(frame.choices()).noneMatch(TimeFrame.Choice::current);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2h",
        "2024-12-04T14:00:00Z",
        "2024-12-04T14:00:00Z/2024-12-04T14:00:00Z",
        "2024-12-05T14:00:00Z/2024-12-05T15:00:00Z",
        "2024-10-04T14:00:00Z/2024-12-04T15:00:00Z",
        "a/b"
      })
  void whatCannotBeMeantIsTheLastDay(String text) {
    assertThat(frame(text).period()).isEqualTo(Period.DAY);
  }

  @Test
  void theLastDayUnlessAskedOtherwise() {
    assertThat(frame(null).step()).isEqualTo(Duration.ofHours(1));
  }
}
