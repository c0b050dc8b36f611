package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Figures;
import io.synq.delivery.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourlyFiguresTest {
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");

  /** Four deliveries ended, one of them badly, after ten attempts. */
  private final HourlyFigures figures =
      new HourlyFigures(
          new Stats.Response(
              hour(HOUR, 5L, 3, 1, 10, 7),
              new Stats.Waiting(0, null),
              List.of(hour(HOUR, 5L, 3, 1, 10, 7))));

  private static Figures hour(
      Instant from, Long events, long delivered, long failed, long attempts, long badAttempts) {
    Instant to = from.plus(Duration.ofHours(1));
    return new Figures(from, to, events, delivered, failed, attempts, badAttempts, 1L, 2L, 3L);
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
    assertThat(figures.getAttempts().rows().get(0).values()).containsExactly(3L, 7L);
  }
}
