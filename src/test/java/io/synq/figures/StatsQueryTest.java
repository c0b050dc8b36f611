package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsQueryTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private static StatsQuery.Span span(@Nullable String from, @Nullable String to) {
    var query = new StatsQuery();
    query.from = from;
    query.to = to;
    return query.span(NOW);
  }

  private static StatsQuery.Span hours(String from, String to) {
    return new StatsQuery.Span(Instant.parse(from), Instant.parse(to), Duration.ofHours(1));
  }

  @Test
  void theLastDayByDefaultWithTheHourAtHand() {
    assertThat(span(null, null)).isEqualTo(hours("2024-12-03T15:00:00Z", "2024-12-04T16:00:00Z"));
  }

  @Test
  void fullHoursStayAsTheyAre() {
    assertThat(span("2024-12-01T10:00:00.000Z", "2024-12-01T12:00:00.000Z"))
        .isEqualTo(hours("2024-12-01T10:00:00Z", "2024-12-01T12:00:00Z"));
  }

  @Test
  void nothingIsYetToCome() {
    assertThat(span("2024-12-04T12:00:00.000Z", "9999-12-31T23:59:59.999Z"))
        .isEqualTo(hours("2024-12-04T12:00:00Z", "2024-12-04T16:00:00Z"));
  }

  @Test
  void stepsOfMinutesBeginAndEndAtFullOnes() {
    Instant from = NOW.minus(Duration.ofHours(1));
    StatsQuery.Span minutes = new StatsQuery(from, null, Duration.ofMinutes(1)).span(NOW);
    assertThat(minutes.from()).isEqualTo("2024-12-04T14:32:00Z");
    assertThat(minutes.to()).isEqualTo("2024-12-04T15:33:00Z");
    StatsQuery.Span five = new StatsQuery(from, null, Duration.ofMinutes(5)).span(NOW);
    assertThat(five.from()).isEqualTo("2024-12-04T14:30:00Z");
    assertThat(five.to()).isEqualTo("2024-12-04T15:35:00Z");
    assertThat(five.start(NOW)).isEqualTo("2024-12-04T15:30:00Z");
  }

  @Test
  void minutesAreKeptForHoursOnly() {
    StatsQuery six = new StatsQuery(NOW.minus(Duration.ofHours(6)), null, Duration.ofMinutes(5));
    assertThat(six.span(NOW).from()).isEqualTo("2024-12-04T09:30:00Z");
    StatsQuery seven = new StatsQuery(NOW.minus(Duration.ofHours(7)), null, Duration.ofMinutes(5));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> seven.span(NOW));
    StatsQuery second = new StatsQuery(NOW.minusSeconds(60), null, Duration.ofSeconds(1));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> second.span(NOW));
  }

  @Test
  void thirtyDaysUpToNowWereCountedAMomentAgo() {
    Instant start = NOW.minus(Duration.ofDays(30)).minusMillis(250);
    assertThat(new StatsQuery(start, null, Duration.ofHours(1)).span(NOW).from()).isBefore(start);
    StatsQuery tooEarly = new StatsQuery(NOW.minus(Duration.ofDays(31)), null, Duration.ofHours(1));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tooEarly.span(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "9999-12-31T10:00:00.000Z, 9999-12-31T23:59:59.999Z",
    "2024-12-04T10:00:00.000Z, 2024-12-04T10:00:00.000Z",
    "2024-12-04T11:00:00.000Z, 2024-12-04T10:00:00.000Z",
    "2024-11-01T10:00:00.000Z, 2024-12-01T10:00:00.001Z",
    "yesterday, 2024-12-04T10:00:00.000Z",
    "2024-12-04T10:00:00.000Z, today"
  })
  void refusesWhatCannotBeMeant(String from, String to) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> span(from, to));
  }
}
