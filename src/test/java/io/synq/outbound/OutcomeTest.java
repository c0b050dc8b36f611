package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
  /** It would keep the attempt, and those that are written with it, from being recorded. */
  @Test
  void aTextOfAFailureIsNoLongerThanItsColumn() {
    String text = "x".repeat(Outcome.Failure.MOST_TEXT);
    assertThat(new Outcome.Failure(FailureKind.DNS, text).text()).isEqualTo(text);
    assertThat(new Outcome.Failure(FailureKind.DNS, text + "y").text()).isEqualTo(text);
    assertThat(new TokenException(text).failure.text()).hasSize(Outcome.Failure.MOST_TEXT);
  }
}
