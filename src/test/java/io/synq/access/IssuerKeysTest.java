package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.TestTokens;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final KeySet OLD = KeySet.parse(TestTokens.jwks(TestTokens.ec("old")));
  private static final KeySet NEW = KeySet.parse(TestTokens.jwks(TestTokens.ec("new")));

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private CompletableFuture<KeySet> published = CompletableFuture.completedFuture(OLD);
  private int reads;
  private final IssuerKeys keys =
      new IssuerKeys(
          () -> {
            reads++;
            return published;
          },
          () -> now);

  @Test
  void areReadOnceInFiveMinutes() {
    assertThat(reads).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(keys.with("old")).isEqualTo(OLD);
    }
    now = now.plus(IssuerKeys.FRESH).minusMillis(1);
    keys.with(null);
    assertThat(reads).isEqualTo(1);
    now = now.plusMillis(1);
    keys.with("old");
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void areReadAgainForOneThatIsMissingButNotAtEveryTry() {
    keys.with("old");
    published = CompletableFuture.completedFuture(NEW);
    assertThat(keys.with("new")).isEqualTo(OLD);
    now = now.plus(IssuerKeys.PAUSE);
    assertThat(keys.with("new")).isEqualTo(NEW);
    for (int i = 0; i < 100; i++) {
      assertThat(keys.with("forged" + i)).isEqualTo(NEW);
    }
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void oldOnesHoldForAnHourWhileTheIssuerFails() {
    keys.with("old");
    published = CompletableFuture.failedFuture(new IllegalStateException("down"));
    now = now.plus(IssuerKeys.LONGEST).minusMillis(1);
    assertThat(keys.with("old")).isEqualTo(OLD);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.with("new"));
    now = now.plusMillis(1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> keys.with("old"))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
    published = CompletableFuture.completedFuture(NEW);
    now = now.plus(IssuerKeys.PAUSE);
    assertThat(keys.with("new")).isEqualTo(NEW);
  }

  @Test
  void oneWaitsForAnIssuerWhoHangsAndNotForLong() throws Exception {
    published = new CompletableFuture<>();
    Instant start = Instant.now();
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<Duration>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        all.add(threads.submit(() -> refused(start)));
      }
      List<Duration> waits = new ArrayList<>();
      for (Future<Duration> each : all) {
        waits.add(each.get());
      }
      assertThat(waits).filteredOn(wait -> wait.compareTo(IssuerKeys.WAIT) >= 0).hasSize(1);
      assertThat(waits).allMatch(wait -> wait.compareTo(IssuerKeys.WAIT.multipliedBy(3)) < 0);
    } finally {
      threads.shutdownNow();
    }
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void whileTheyAreReadOnlyTheKnownOnesCanBeTold() {
    keys.with("old");
    published = new CompletableFuture<>();
    now = now.plus(IssuerKeys.PAUSE);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.with("new"));
    assertThat(keys.with("old")).isEqualTo(OLD);
    published.complete(NEW);
    assertThat(keys.with("new")).isEqualTo(NEW);
    assertThat(keys.with("old")).isEqualTo(NEW);
  }

  private Duration refused(Instant start) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.with("old"));
    return Duration.between(start, Instant.now());
  }
}
