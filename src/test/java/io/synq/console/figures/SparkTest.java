package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.figures.Figures;
import io.synq.figures.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07Z");
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");

  private static Figures figures(Instant from, long attempts, long failed) {
    Instant to = from.plus(Duration.ofHours(1));
    return new Figures(
        from, to, null, 0, 0, attempts, failed, null, null, null, Map.of(), Map.of());
  }

  private static Spark of(Figures... slices) {
    return Spark.of(new Stats.OfEndpoint("ep_1", figures(HOUR, 1_210, 3), List.of(slices)), NOW);
  }

  @Test
  void barsStandOnEachOtherInTheirHours() {
    Spark spark = of(figures(HOUR.minus(Duration.ofHours(23)), 4, 1), figures(HOUR, 8, 0));
    assertThat(spark.good()).isEqualTo("M0 24.0v-9.0h4v9.0zM115 24.0v-24.0h4v24.0z");
    assertThat(spark.bad()).isEqualTo("M0 15.0v-3.0h4v3.0z");
    assertThat(spark.words()).isEqualTo("1,210 attempts in the last 24 hours, of which 3 failed");
  }

  @Test
  void littleIsSeenAndTheHourBeforeIsNot() {
    Spark spark = of(figures(HOUR.minus(Duration.ofHours(24)), 4, 1), figures(HOUR, 999, 1));
    assertThat(spark.bad()).isEqualTo("M115 0.0v-1.0h4v1.0z");
    assertThat(of().good()).isEmpty();
  }
}
