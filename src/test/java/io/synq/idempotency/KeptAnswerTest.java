package io.synq.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswerTest {
  @Test
  void answerComesBackAsItWas() {
    KeptAnswer answer = new KeptAnswer(201, Map.of("Location", "http://x/é"), "{\"a\":\"\u00fc\"}");
    assertThat(KeptAnswer.of(answer.bytes())).isEqualTo(answer);
  }
}
