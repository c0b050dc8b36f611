package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import org.junit.jupiter.api.Test;

class ExistingTest {
  @Test
  void whatIsGoneIsNothingAndOtherRefusalsStay() {
    assertThat(Existing.of(() -> "x")).contains("x");
    assertThat(
            Existing.of(
                () -> {
                  throw Problem.notFound("endpoint").exception();
                }))
        .isEmpty();
    assertThatThrownBy(
            () ->
                Existing.of(
                    () -> {
                      throw Problem.of(ProblemType.FORBIDDEN, "No.").exception();
                    }))
        .isInstanceOf(ProblemException.class);
  }
}
