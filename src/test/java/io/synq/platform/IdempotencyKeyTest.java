package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
  @Test
  void printableAsciiOfUpTo255CharactersIsAKey() {
    assertThat(IdempotencyKey.parse(null)).isEmpty();
    for (String key : new String[] {"a", "\"8e03978e-40d5\"", "a b", "~".repeat(255)}) {
      assertThat(IdempotencyKey.parse(key).orElseThrow().value()).isEqualTo(key);
    }
    for (String key : new String[] {"", " ", "a".repeat(256), "é", "a\tb", "\u007f"}) {
      assertThatThrownBy(() -> IdempotencyKey.parse(key)).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void sameNameHasTheSameId() {
    assertThat(Ids.named("a")).isEqualTo(Ids.named("a")).isNotEqualTo(Ids.named("b"));
    assertThat(Ids.named("a").version()).isEqualTo(5);
  }
}
