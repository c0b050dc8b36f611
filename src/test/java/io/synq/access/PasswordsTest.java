package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final String PASSWORD = "correct-horse";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Passwords passwords = new Passwords(() -> now, new PlainPasswords());

  @ParameterizedTest
  @ValueSource(strings = {"", "elevenchars", "Ann@Example.com", "aaaaaaaaaaaaaaaa", "121212121212"})
  void weakOnesAreRefused(String password) {
    assertThat(Passwords.objection(password, "ann@example.com")).isPresent();
  }

  @Test
  void twelveToTwoHundredCharactersWillDo() {
    assertThat(Passwords.objection("twelve-chars", "ann")).isEmpty();
    assertThat(Passwords.objection("abcdefghij".repeat(20), "ann")).isEmpty();
    assertThat(Passwords.objection("abcdefghij".repeat(20) + "k", "ann")).isPresent();
    assertThat(Passwords.objection(Passwords.generate(), "ann")).isEmpty();
  }

  @Test
  void rightOneNeedsNoSecondCheckForAMinute() {
    String hash = passwords.hash(PASSWORD);
    assertThat(passwords.proven(PASSWORD, hash)).isFalse();
    assertThat(passwords.verify(PASSWORD, hash)).isTrue();
    now = now.plusSeconds(59);
    assertThat(passwords.proven(PASSWORD, hash)).isTrue();
    assertThat(passwords.proven(PASSWORD + "x", hash)).isFalse();
    assertThat(passwords.proven(PASSWORD, passwords.hash("another-password"))).isFalse();
    now = now.plusSeconds(1);
    assertThat(passwords.proven(PASSWORD, hash)).isFalse();
  }

  @Test
  void wrongOneProvesNothing() {
    String hash = passwords.hash(PASSWORD);
    assertThat(passwords.verify("wrong-password", hash)).isFalse();
    assertThat(passwords.proven("wrong-password", hash)).isFalse();
    assertThat(passwords.verify(PASSWORD, passwords.nobodys())).isFalse();
  }

  @Test
  void fewWaitForTheirTurnAndTheOthersAreRefused() throws Exception {
    int many = 200;
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        all.add(threads.submit(() -> take(end, refused)));
      }
      Instant limit = Instant.now().plus(Duration.ofSeconds(4));
      while (refused.get() < many / 2 && Instant.now().isBefore(limit)) {
        Thread.onSpinWait();
      }
      assertThat(refused.get()).isGreaterThanOrEqualTo(many / 2);
      end.countDown();
      for (Future<?> each : all) {
        each.get();
      }
      assertThat(refused.get()).isLessThan(many);
    } finally {
      end.countDown();
      threads.shutdownNow();
    }
  }

  private void take(CountDownLatch end, AtomicInteger refused) {
    try {
      passwords.inTurn(
          () -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return true;
          });
    } catch (ProblemException e) {
      assertThat(e.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
      refused.incrementAndGet();
    }
  }

  @Test
  void turnEndsWithItsFailure() {
    for (int i = 0; i < 100; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  passwords.inTurn(
                      () -> {
                        throw new IllegalStateException();
                      }));
    }
    assertThat(passwords.inTurn(() -> true)).isTrue();
  }
}
