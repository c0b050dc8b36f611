package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryLoopTest {
  private static final Instant START = Instant.parse("2024-12-04T15:32:07Z");

  private Instant now = START;
  private final DeliveryLoop loop =
      new DeliveryLoop(() -> now, new DeliverySettings(GivenSettings.of()));

  /** So many seconds after the start, when the timer comes round. */
  private void at(int seconds) {
    now = START.plusSeconds(seconds);
    loop.looked(now);
  }

  @Test
  void isAliveWhileItComesRound() {
    now = START.plusSeconds(29);
    assertThat(loop.alive()).isTrue();
    now = START.plusSeconds(30);
    assertThat(loop.alive()).isFalse();
    at(30);
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void isAliveWhileItWaitsForADatabaseWhoseMachineIsLost() {
    loop.looks(now);
    now = START.plusSeconds(179);
    assertThat(loop.alive()).isTrue();
    now = START.plusSeconds(180);
    assertThat(loop.alive()).isFalse();
    loop.looks(now);
    assertThat(loop.alive()).as("it gets on").isTrue();
    loop.missed();
    assertThat(loop.alive()).isFalse();
  }

  @Test
  void isNotAliveWhenNoAttemptEndsAnyMore() {
    at(1_000);
    loop.begun(now);
    at(1_001);
    loop.begun(now);
    at(1_059);
    assertThat(loop.alive()).isTrue();
    at(1_060);
    assertThat(loop.alive()).isFalse();
    loop.ended(now);
    assertThat(loop.alive()).isTrue();
    at(1_119);
    assertThat(loop.alive()).isTrue();
    at(1_120);
    assertThat(loop.alive()).as("one is still out").isFalse();
    loop.ended(now);
    at(5_000);
    assertThat(loop.alive()).as("there is nothing to do").isTrue();
  }
}
