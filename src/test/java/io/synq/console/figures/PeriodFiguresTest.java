package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.figures.Figures;
import io.synq.figures.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodFiguresTest {
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");

  private static final Map<String, Long> STATUSES =
      Map.of("200", 2L, "204", 1L, "500", 4L, "503", 2L, "none", 1L);
  private static final Map<String, Long> TYPES =
      Map.of("a.a", 1L, "a.b", 9L, "a.c", 1L, "a.d", 1L, "a.e", 1L, "a.f", 1L, "other", 1L);

  /** Four deliveries ended, one of them badly, after ten attempts. */
  private final PeriodFigures figures =
      new PeriodFigures(
          new Stats.Response(
              hour(HOUR, 5L, 3, 1, 10, 7),
              new Stats.Waiting(0, null),
              List.of(hour(HOUR, 5L, 3, 1, 10, 7))),
          Duration.ofHours(1));

  private static Figures hour(
      Instant from, Long events, long delivered, long failed, long attempts, long badAttempts) {
    Instant to = from.plus(Duration.ofHours(1));
    return new Figures(
        from, to, events, delivered, failed, attempts, badAttempts, 1L, 2L, 3L, STATUSES, TYPES);
  }

  private static long stacked(Chart chart) {
    return chart.rows().get(0).values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void barOfDeliveriesIsAsHighAsThoseThatEnded() {
    assertThat(stacked(figures.getDeliveries())).isEqualTo(4);
  }

  @Test
  void barOfAttemptsIsAsHighAsThoseThatWereMade() {
    assertThat(stacked(figures.getAttempts())).isEqualTo(10);
    assertThat(figures.getAttempts().series())
        .extracting(Chart.Series::name)
        .containsExactly("200, 204", "500, 503", "No answer");
    assertThat(figures.getAttempts().rows().get(0).values()).containsExactly(3L, 6L, 1L);
  }

  @Test
  void frequentTypesAreToldApart() {
    assertThat(figures.getEvents().series())
        .extracting(Chart.Series::name)
        .containsExactly("a.b", "a.a", "a.c", "a.d", "a.e", "Others");
    assertThat(figures.getEvents().rows().get(0).values()).containsExactly(9L, 1L, 1L, 1L, 1L, 2L);
    assertThat(figures.getEvents().rows().get(0).until()).isEqualTo("2024-12-04T16:00:00Z");
  }

  @Test
  void answersWithinAMillisecondAreDrawn() {
    Figures quick =
        new Figures(
            HOUR, HOUR.plusSeconds(3600), 0L, 1, 0, 1, 0, 0L, 0L, 0L, Map.of("200", 1L), Map.of());
    PeriodFigures figures =
        new PeriodFigures(
            new Stats.Response(quick, new Stats.Waiting(0, null), List.of(quick)),
            Duration.ofHours(1));
    assertThat(figures.getLatency().blank()).isFalse();
    assertThat(figures.getLatency().rows()).hasSize(1);
    assertThat(figures.getEvents().blank()).isTrue();
  }
}
