package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class Pbkdf2Test {
  private final Pbkdf2 pbkdf2 = new Pbkdf2(10_000);

  /** Made by another implementation: Python's hashlib. */
  @Test
  void checksHashesThatOthersMade() {
    String one = "PBKDF2WithHmacSHA512:1:c2FsdA==:hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lI=";
    assertThat(pbkdf2.verify("password", one)).isTrue();
    assertThat(pbkdf2.verify("Password", one)).isFalse();
  }

  @Test
  void sameWordHasAnotherHashEachTime() {
    String hash = pbkdf2.hash("correct-horse");
    assertThat(hash).startsWith("PBKDF2WithHmacSHA512:10000:");
    assertThat(hash).isNotEqualTo(pbkdf2.hash("correct-horse"));
    assertThat(pbkdf2.verify("correct-horse", hash)).isTrue();
    assertThat(pbkdf2.verify("correct-horsf", hash)).isFalse();
  }

  @Test
  void hashIsCheckedWithItsOwnIterations() {
    String older = new Pbkdf2(1_000).hash("correct-horse");
    assertThat(pbkdf2.verify("correct-horse", older)).isTrue();
    assertThat(pbkdf2.verify("correct-horsf", older)).isFalse();
  }

  @Test
  void nobodysIsAHashLikeOthers() {
    assertThat(pbkdf2.nobodys()).hasSameSizeAs(pbkdf2.hash("correct-horse"));
    assertThat(pbkdf2.verify("correct-horse", pbkdf2.nobodys())).isFalse();
  }

  @Test
  void anythingElseIsNoHash() {
    assertThatIllegalArgumentException().isThrownBy(() -> pbkdf2.verify("password", "plain"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pbkdf2.verify("password", "PBKDF2WithHmacMD5:1:c2FsdA==:hn9w"));
  }
}
