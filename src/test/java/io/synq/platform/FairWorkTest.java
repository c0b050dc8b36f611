package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FairWorkTest {
  private static final int STEP_MS = 30;

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final FairWork work = work(threads::add, 100);

  /** What another thread does at the next moment at which this one is looked at. */
  private @Nullable Runnable meanwhile;

  private FairWork work(java.util.concurrent.Executor executor, int share) {
    return work(executor, share, 1);
  }

  private FairWork work(java.util.concurrent.Executor executor, int share, int number) {
    return new FairWork(
        executor,
        (delay, task) -> {
          waits.add(delay);
          threads.add(
              () -> {
                now = now.plus(delay);
                task.run();
              });
        },
        () -> now,
        () -> {
          Runnable other = meanwhile;
          meanwhile = null;
          if (other != null) {
            other.run();
          }
          return Duration.between(Instant.EPOCH, now);
        },
        new FairWork.Limits(number, 2, share));
  }

  /** Each step is longer than a slice. */
  private FairWork.Task task(String name, int steps) {
    int[] left = {steps};
    return () -> {
      done.add(name);
      now = now.plusMillis(STEP_MS);
      return --left[0] > 0;
    };
  }

  private void run() {
    for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
      next.run();
    }
  }

  @Test
  void shortTasksOfOneOwnerShareASlice() {
    for (int i = 0; i < 5; i++) {
      String name = "a" + i;
      FairWork.Task task =
          () -> {
            done.add(name);
            now = now.plusMillis(STEP_MS / 3);
            return false;
          };
      assertThat(work.submit("a", task, 5)).isTrue();
    }
    assertThat(work.submit("b", task("b", 1))).isTrue();
    run();
    assertThat(done).containsExactly("a0", "a1", "b", "a2", "a3", "a4");
  }

  @Test
  void whatNobodyWaitsForMayStandInALongerLine() {
    for (int i = 0; i < 5; i++) {
      assertThat(work.submit("a", task("a" + i, 1), 5)).isTrue();
    }
    assertThat(work.submit("a", task("a5", 1), 5)).isFalse();
    run();
    assertThat(done).containsExactly("a0", "a1", "a2", "a3", "a4");
  }

  @Test
  void ownersTakeTurnsHoweverLongTheirTasksAre() {
    assertThat(work.submit("a", task("a1", 3))).isTrue();
    assertThat(work.submit("a", task("a2", 1))).isTrue();
    assertThat(work.submit("b", task("b1", 1))).isTrue();
    assertThat(work.submit("c", task("c1", 2))).isTrue();
    assertThat(threads).hasSize(1);
    run();
    assertThat(done).hasSize(7).startsWith("a1").endsWith("a2");
    assertThat(done.subList(0, 3)).containsExactlyInAnyOrder("a1", "b1", "c1");
  }

  @Test
  void ownerHasNoMoreThanItsShareThoughNobodyElseWaits() {
    FairWork shared = work(threads::add, 25);
    shared.submit("a", task("a1", 3));
    run();
    assertThat(done).containsExactly("a1", "a1", "a1");
    assertThat(waits).containsExactly(Duration.ofMillis(90), Duration.ofMillis(90));
  }

  @Test
  void ownerIsNotForgottenWhileItsLastTaskEnds() {
    FairWork shared = work(threads::add, 25, 2);
    shared.submit(
        "a",
        () -> {
          now = now.plusMillis(STEP_MS);
          meanwhile = threads.remove();
          return false;
        });
    shared.submit("b", () -> false);
    threads.remove().run();
    shared.submit("a", task("a2", 1));
    run();
    assertThat(done).containsExactly("a2");
    assertThat(waits).contains(Duration.ofMillis(90));
  }

  @Test
  void shortStepsShareASlice() {
    int[] left = {10};
    work.submit(
        "a",
        () -> {
          now = now.plusMillis(1);
          return --left[0] > 0;
        });
    work.submit("b", task("b1", 1));
    run();
    assertThat(left[0]).isZero();
    assertThat(waits).isEmpty();
  }

  @Test
  void fewTasksOfOneOwnerWait() {
    assertThat(work.submit("a", task("a1", 1))).isTrue();
    assertThat(work.submit("a", task("a2", 1))).isTrue();
    assertThat(work.submit("a", task("a3", 1))).isFalse();
    assertThat(work.submit("b", task("b1", 1))).isTrue();
    run();
    assertThat(done).containsExactlyInAnyOrder("a1", "a2", "b1");
    assertThat(work.submit("a", task("a4", 1))).isTrue();
  }

  @Test
  void taskThatFailsStopsNoOther() {
    work.submit(
        "a",
        () -> {
          throw new IllegalStateException("as the test wants it");
        });
    work.submit("a", task("a2", 1));
    run();
    assertThat(done).containsExactly("a2");
  }

  @Test
  void nothingIsTakenWhereThereIsNoThread() {
    FairWork ended =
        work(
            task -> {
              throw new IllegalStateException("the server ends");
            },
            100);
    assertThat(ended.submit("a", task("a1", 1))).isFalse();
    assertThat(ended.submit("a", task("a1", 1))).isFalse();
    assertThat(ended.submit("a", task("a1", 1))).isFalse();
  }
}
