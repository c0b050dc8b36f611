package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07Z");

  private final Breaker breaker = new Breaker(2, Duration.ofMinutes(1));

  @Test
  void isOpenFromSoManyBreaksUntilThePeriodIsOver() {
    breaker.count(NOW);
    assertThat(breaker.open(NOW)).isFalse();
    breaker.count(NOW);
    assertThat(breaker.open(NOW.plusSeconds(60))).isTrue();
    assertThat(breaker.open(NOW.plusSeconds(61))).isFalse();
  }

  @Test
  void aClockThatIsSetBackClosesIt() {
    breaker.count(NOW);
    breaker.count(NOW);
    Instant before = NOW.minus(Duration.ofHours(1));
    assertThat(breaker.open(before)).isFalse();
    breaker.count(before);
    assertThat(breaker.open(before)).isFalse();
    breaker.count(before);
    assertThat(breaker.open(before)).isTrue();
  }
}
