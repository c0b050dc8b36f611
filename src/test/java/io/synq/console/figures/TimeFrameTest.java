package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource({
    "2024-11-04T15:00:00Z/2024-11-06T08:00:00Z, 2024-11-06T08:00:00Z",
    "2024-11-04T15:00:00Z/2024-12-04T16:00:00Z, 2024-12-04T15:32:07Z",
    "2024-11-03T16:00:00Z/2024-11-06T08:00:00Z, 2024-11-06T08:00:00Z"
  })
  void aChartOfThirtyDaysIsCutFromItsEdge(String text, Instant to) {
    Instant oldest = NOW.minus(Duration.ofDays(30));
    assertThat(frame(text)).isEqualTo(new TimeFrame(null, oldest, to, Duration.ofHours(1)));
  }

  private static Function<String, Optional<String>> address(String... parameters) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return name -> Optional.ofNullable(all.get(name));
  }

  @Test
  void twoTimesThatWereTypedAreAFrame() {
    var typed = address("from", "2024-12-04T14:00:00", "to", "2024-12-04T14:40");
    assertThat(TimeFrame.problem(typed, NOW)).isEmpty();
    assertThat(TimeFrame.of(typed, NOW).code())
        .isEqualTo("2024-12-04T14:00:00Z/2024-12-04T14:40:00Z");
    assertThat(TimeFrame.of(address("from", "2024-12-04"), NOW).end()).isEqualTo(NOW);
    assertThat(TimeFrame.of(address("period", "1h", "from", "x"), NOW).period())
        .isEqualTo(Period.HOUR);
    assertThat(TimeFrame.problem(address("period", "1h", "from", "x"), NOW)).isEmpty();
    assertThat(TimeFrame.problem(address(), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, 2024-12-04T14:40, /from",
    "2024-12-04T14:00, soon, /to",
    "2024-12-04T14:00, 2024-12-04T13:00, /from",
    "2024-10-04T14:00, 2024-12-04T13:00, /from",
    "2024-12-05T14:00, , /from",
    ", 2024-12-04T13:00, /from"
  })
  void whatWasTypedAndCannotBeMeantIsSaid(
      @Nullable String from, @Nullable String to, String field) {
    Map<String, Optional<String>> typed =
        Map.of("from", Optional.ofNullable(from), "to", Optional.ofNullable(to));
    Function<String, Optional<String>> address = name -> typed.getOrDefault(name, Optional.empty());
    assertThat(TimeFrame.problem(address, NOW).orElseThrow().errors())
        .extracting(Problem.Violation::pointer)
        .containsExactly("", field);
    assertThat(TimeFrame.of(address, NOW).period()).isEqualTo(Period.DAY);
  }

  @Test
  void theLastDayUnlessAskedOtherwise() {
    assertThat(frame(null).step()).isEqualTo(Duration.ofHours(1));
  }
}
