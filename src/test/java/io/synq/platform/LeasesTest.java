package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration TIME = Duration.ofSeconds(60);

  private final Database database = new MemoryDatabase();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Leases one;
  private Leases other;

  @BeforeEach
  void nodes() {
    one = new Leases(database, () -> now);
    other = new Leases(database, () -> now);
  }

  @Test
  void oneNodeHoldsALease() {
    assertThat(one.hold("purge", TIME)).isTrue();
    assertThat(other.hold("purge", TIME)).isFalse();
    assertThat(other.hold("expiry", TIME)).isTrue();
    assertThat(one.hold("expiry", TIME)).isFalse();
  }

  @Test
  void whoHoldsItKeepsItForAsLongAsItAsks() {
    for (int i = 0; i < 10; i++) {
      assertThat(one.hold("purge", TIME)).isTrue();
      now = now.plusSeconds(20);
      assertThat(other.hold("purge", TIME)).isFalse();
    }
  }

  @Test
  void afterTheEndAnotherNodeTakesIt() {
    assertThat(one.hold("purge", TIME)).isTrue();
    now = now.plusSeconds(59);
    assertThat(other.hold("purge", TIME)).isFalse();
    now = now.plusSeconds(1);
    assertThat(other.hold("purge", TIME)).isTrue();
    assertThat(one.hold("purge", TIME)).isFalse();
  }

  @Test
  void whatWasTakenBeforeTheClockWasSetBackCountsNoMore() {
    assertThat(one.hold("purge", TIME)).isTrue();
    now = now.minusSeconds(3600);
    assertThat(other.hold("purge", TIME)).as("of a node that is gone").isTrue();
    assertThat(one.hold("purge", TIME)).as("or is not").isFalse();
  }

  @Test
  void clocksOfNodesMayDiffer() {
    assertThat(one.hold("purge", TIME)).isTrue();
    now = now.minusSeconds(60);
    assertThat(other.hold("purge", TIME)).isFalse();
  }

  @Test
  void nobodyHoldsTheLeaseOfAJobThatThereIsNot() {
    assertThat(one.hold("no-such", TIME)).isFalse();
  }
}
