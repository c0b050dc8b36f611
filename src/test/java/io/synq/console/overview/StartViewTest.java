package io.synq.console.overview;

import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.PageNotice;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import org.junit.jupiter.api.Test;

class StartViewTest {

  /** A schema that the tenant enforces is no fault of the server's. */
  @Test
  void refusalIsToldInItsOwnWords() {
    Problem broken = Problem.invalid("/payload/total", "is required");
    Problem busy = Problem.of(ProblemType.UNAVAILABLE, "Events cannot be stored now.");
    assertThat(StartView.told(failedFuture(broken.exception())))
        .isEqualTo(PageNotice.failed("The event was not taken: /payload/total is required"));
    assertThat(StartView.told(failedFuture(busy.exception())))
        .isEqualTo(PageNotice.failed("The event was not taken: Events cannot be stored now."));
  }
}
