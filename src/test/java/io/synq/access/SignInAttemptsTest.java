package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
  private final SignInAttempts attempts = new SignInAttempts();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void fourFailuresAreFree() {
    fail("ann", 4);
    assertThat(attempts.locked("ann", now)).isEmpty();
  }

  @Test
  void fifthLocksForAMinute() {
    fail("ann", 4);
    assertThat(attempts.failed("ann", now)).contains(Duration.ofMinutes(1));
    assertThat(attempts.locked("ann", now.plusSeconds(59))).contains(Duration.ofSeconds(1));
    assertThat(attempts.locked("ann", now.plusSeconds(60))).isEmpty();
    assertThat(attempts.locked("bob", now)).isEmpty();
  }

  @Test
  void eachFurtherOneLocksForTwiceAsLongUpToFifteenMinutes() {
    fail("ann", 5);
    for (int minutes : new int[] {2, 4, 8, 15, 15, 15}) {
      now = now.plus(attempts.locked("ann", now).orElseThrow());
      assertThat(attempts.failed("ann", now)).contains(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void successBeginsAnew() {
    fail("ann", 5);
    attempts.forget("ann");
    assertThat(attempts.locked("ann", now)).isEmpty();
    fail("ann", 4);
    assertThat(attempts.locked("ann", now)).isEmpty();
  }

  @Test
  void hourWithoutFailureBeginsAnew() {
    fail("ann", 4);
    now = now.plus(Duration.ofHours(1));
    fail("ann", 4);
    assertThat(attempts.locked("ann", now)).isEmpty();
  }

  @Test
  void remembersSoManyNamesAndTheLatestOfThem() {
    fail("first", 5);
    fail("second", 5);
    attempts.failed("first", now);
    for (int i = 0; i < SignInAttempts.MOST_NAMES - 1; i++) {
      attempts.failed("name" + i, now);
    }
    assertThat(attempts.locked("first", now)).isPresent();
    assertThat(attempts.locked("second", now)).isEmpty();
    attempts.failed("another", now);
    assertThat(attempts.locked("first", now)).isEmpty();
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(name, now);
    }
  }
}
