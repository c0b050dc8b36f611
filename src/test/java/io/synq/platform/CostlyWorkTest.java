package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CostlyWorkTest {
  private static final Duration STEP = Duration.ofMillis(30);

  private Instant now = Instant.EPOCH;
  private Workers workers = new AtOnce();

  private CostlyWork turns() {
    return new CostlyWork(
        new CostlyWorkSettings(GivenSettings.of("synq.costly-work.queue", "1")),
        workers,
        () -> now,
        () -> Duration.between(Instant.EPOCH, now));
  }

  private final class AtOnce extends Workers {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void after(Duration delay, Runnable task) {
      now = now.plus(delay);
      task.run();
    }
  }

  private static final class Later extends Workers {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }
  }

  @Test
  void whoWaitsGetsWhatComesOfAllSteps() {
    List<Instant> begun = new ArrayList<>();
    CostlyWork.Steps<Integer> steps =
        () -> {
          begun.add(now);
          now = now.plus(STEP);
          return begun.size() == 3 ? Optional.of(42) : Optional.empty();
        };
    assertThat(turns().await("t", steps)).isEqualTo(42);
    Duration each = STEP.multipliedBy(2);
    assertThat(begun)
        .as("after a step the tenant waits as long again")
        .containsExactly(
            Instant.EPOCH, Instant.EPOCH.plus(each), Instant.EPOCH.plus(each.multipliedBy(2)));
  }

  @Test
  void whoWaitsIsToldOfAFailureAsItIs() {
    IllegalStateException failure = new IllegalStateException("as the test wants it");
    assertThatThrownBy(
            () ->
                turns()
                    .await(
                        "t",
                        () -> {
                          throw failure;
                        }))
        .isSameAs(failure);
  }

  @Test
  void jobsTakeNoPlaceOfRequests() {
    workers = new Later();
    CostlyWork turns = turns();
    for (int i = 0; i < 5; i++) {
      turns.submitJob("t", () -> Optional.of(1));
    }
    turns.submit("t", () -> 1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> turns.submit("t", () -> 1))
        .matches(e -> e.problem().type() == ProblemType.UNAVAILABLE);
  }
}
