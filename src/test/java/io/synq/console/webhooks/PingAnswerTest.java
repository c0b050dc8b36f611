package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.deliverylog.AttemptResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PingAnswerTest {
  @Test
  void onlyA2xxIsGood() {
    assertThat(answer(204, null).good()).isTrue();
    assertThat(answer(302, null).good()).isFalse();
    assertThat(answer(302, null).text()).isEqualTo("The endpoint answered 302.");
  }

  @Test
  void whyThereIsNoAnswerIsSaid() {
    PingAnswer answer = answer(null, new AttemptResponse.Error("timeout", "nothing in 10 s"));
    assertThat(answer.good()).isFalse();
    assertThat(answer.text()).isEqualTo("No answer: nothing in 10 s.");
  }

  @Test
  void itIsAwaitedForAWhile() {
    assertThat(new PingAnswer(null, true).text()).startsWith("Waiting");
    assertThat(new PingAnswer(null, false).text()).startsWith("There is no answer");
  }

  private static PingAnswer answer(
      @Nullable Integer status, AttemptResponse.@Nullable Error error) {
    return new PingAnswer(
        new AttemptResponse(
            "att_1",
            "dlv_1",
            1,
            false,
            Instant.EPOCH,
            5,
            "https://example.com/",
            status,
            error,
            null,
            null,
            null,
            false,
            false),
        false);
  }
}
