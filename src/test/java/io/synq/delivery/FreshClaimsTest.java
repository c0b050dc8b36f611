package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshClaimsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final FreshClaims fresh = new FreshClaims();

  private static Claimed claimed(String id, Instant at, int bytes) {
    return new Claimed(
        id,
        "t",
        "ep_1",
        "e",
        "a.b",
        0,
        false,
        false,
        at,
        at,
        null,
        "claim",
        at,
        new byte[bytes],
        null,
        null,
        false,
        false);
  }

  private static Wake first(String id) {
    return new Wake(id, "tenant", "ep_1", 10, true);
  }

  @Test
  void isGivenOnce() {
    fresh.add(claimed("dlv_1", NOW, 10));
    assertThat(fresh.take(first("dlv_1"), NOW.plusMillis(999))).isPresent();
    assertThat(fresh.take(first("dlv_1"), NOW.plusMillis(999))).isEmpty();
    assertThat(fresh.take(first("dlv_2"), NOW)).isEmpty();
  }

  @Test
  void isNotGivenToAWakeUpAfterTheFirst() {
    fresh.add(claimed("dlv_1", NOW, 10));
    assertThat(fresh.take(Wake.again("dlv_1", "tenant", "ep_1", 10), NOW)).isEmpty();
    assertThat(fresh.take(first("dlv_1"), NOW)).isEmpty();
  }

  @Test
  void isNotGivenOnceASecondHasPassed() {
    fresh.add(claimed("dlv_1", NOW, 10));
    assertThat(fresh.take(first("dlv_1"), NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void whatNobodyTakesIsForgotten() {
    fresh.add(claimed("dlv_1", NOW, 10));
    fresh.add(claimed("dlv_2", NOW.plusSeconds(1), 10));
    assertThat(fresh.take(first("dlv_1"), NOW)).isEmpty();
    assertThat(fresh.take(first("dlv_2"), NOW.plusSeconds(1))).isPresent();
  }

  /** Kept for a second, what comes in within it would reach the old generation, and fill it. */
  @Test
  void whatIsTakenIsLetGoOfAtOnce() {
    fresh.add(claimed("dlv_1", NOW, 10));
    var body = new WeakReference<>(fresh.take(first("dlv_1"), NOW).orElseThrow().body());
    System.gc();
    assertThat(body.refersTo(null)).isTrue();
  }

  @Test
  void largeBodiesPushOutTheOldest() {
    int half = (int) (FreshClaims.MOST_BYTES / 2);
    fresh.add(claimed("dlv_1", NOW, half));
    fresh.add(claimed("dlv_2", NOW, half));
    fresh.add(claimed("dlv_3", NOW, 1));
    assertThat(fresh.take(first("dlv_1"), NOW)).isEmpty();
    assertThat(fresh.take(first("dlv_2"), NOW)).isPresent();
    assertThat(fresh.take(first("dlv_3"), NOW)).isPresent();
  }
}
