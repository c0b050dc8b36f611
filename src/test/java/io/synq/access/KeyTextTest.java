package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  private static final String KEY = "synq_abcdefghijklmnopqrstuvwxyz012345";

  @Test
  void isSynqAnd32LettersAndDigits() {
    assertThat(KeyText.parse(KEY)).contains(new KeyText(KEY));
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      var key = KeyText.random().value();
      assertThat(key).matches("synq_[A-Za-z0-9]{32}");
      assertThat(KeyText.parse(key)).isPresent();
      assertThat(seen.add(key)).isTrue();
    }
  }

  @Test
  void usesEveryLetterAndDigit() {
    var seen = new HashSet<Character>();
    for (int i = 0; i < 1_000; i++) {
      KeyText.random().value().substring(5).chars().forEach(c -> seen.add((char) c));
    }
    assertThat(seen).hasSize(62);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "synq_",
        "synq_abcdefghijklmnopqrstuvwxyz01234",
        "synq_abcdefghijklmnopqrstuvwxyz0123456",
        "SYNQ_abcdefghijklmnopqrstuvwxyz012345",
        "synq-abcdefghijklmnopqrstuvwxyz012345",
        " synq_abcdefghijklmnopqrstuvwxyz012345",
        "synq_abcdefghijklmnopqrstuvwxyz012345\n",
        "synq_abcdefghijklmnopqrstuvwxyz01234-",
        "synq_äbcdefghijklmnopqrstuvwxyz012345",
        "synq_abcdefghijklmnopqrstuvwxyz01234\u0000"
      })
  void refusesOtherForms(String text) {
    assertThat(KeyText.parse(text)).isEmpty();
  }

  @Test
  void isKeptAsItsSha256() {
    // printf %s synq_abcdefghijklmnopqrstuvwxyz012345 | sha256sum
    assertThat(new KeyText(KEY).hash())
        .isEqualTo("346a127ec3ba82b8f34d8bcc3fc0e9de892dbc1c88fd751717d5dfd59dd20e05");
    assertThat(new KeyText("synq_abcdefghijklmnopqrstuvwxyz012346").hash())
        .isNotEqualTo("346a127ec3ba82b8f34d8bcc3fc0e9de892dbc1c88fd751717d5dfd59dd20e05");
  }

  @Test
  void showsOnlyItsBeginning() {
    assertThat(new KeyText(KEY).prefix()).isEqualTo("synq_abcd");
    assertThat(new KeyText(KEY)).hasToString("synq_abcd…");
    assertThat("a key: " + new KeyText(KEY)).doesNotContain("efgh");
  }
}
