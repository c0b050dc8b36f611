package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  @Test
  void whatIsAnsweredIsGiven() {
    assertThat(Awaited.of(CompletableFuture.completedStage("x"))).isEqualTo("x");
  }

  /** As a test ping does, whose server is too busy to send it. */
  @Test
  void refusalOfALaterStepIsARefusal() {
    Problem busy = Problem.of(ProblemType.UNAVAILABLE, "Too busy.");
    var later =
        CompletableFuture.completedStage("x")
            .thenApply(
                text -> {
                  throw busy.exception();
                });
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Awaited.of(later))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(busy));
  }

  @Test
  void anythingElseIsStillAFailure() {
    assertThatThrownBy(() -> Awaited.of(CompletableFuture.failedStage(new IOException("away"))))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("away");
  }
}
