package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

  private final Probe probe = new Probe();

  @Test
  void everybodyTriesWhatWorks() {
    assertThat(probe.mayTry(NOW)).isTrue();
    assertThat(probe.mayTry(NOW)).isTrue();
    probe.worked();
    assertThat(probe.mayTry(NOW)).isTrue();
  }

  @Test
  void afterAFailureOneTriesAndTheOthersWaitForIt() {
    probe.failed(NOW);
    assertThat(probe.mayTry(NOW)).isFalse();
    Instant later = NOW.plusMillis(500);
    assertThat(probe.mayTry(later)).isTrue();
    assertThat(probe.mayTry(later)).isFalse();
    probe.worked();
    assertThat(probe.mayTry(later)).isTrue();
    assertThat(probe.mayTry(later)).isTrue();
  }

  @Test
  void tryThatDoesNotEndIsNotWaitedForForEver() {
    probe.failed(NOW);
    assertThat(probe.mayTry(NOW.plusSeconds(1))).isTrue();
    assertThat(probe.mayTry(NOW.plusSeconds(15))).isFalse();
    assertThat(probe.mayTry(NOW.plusSeconds(16))).isTrue();
  }
}
