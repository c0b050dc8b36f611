package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void noCharacterIsHalved() {
    assertThat(Texts.cut("ab", 2)).isEqualTo("ab");
    assertThat(Texts.cut("abc", 2)).isEqualTo("ab");
    assertThat(Texts.cut("a😀c", 2)).isEqualTo("a");
    assertThat(Texts.cut("a😀c", 3)).isEqualTo("a😀");
    assertThat(Texts.cut("😀", 2)).isEqualTo("😀");
  }

  @Test
  void whatWasCutOffIsTold() {
    assertThat(Texts.shortened("abc", 3)).isEqualTo("abc");
    assertThat(Texts.shortened("abcd", 3)).isEqualTo("abc…");
    assertThat(Texts.shortened("a😀cd", 2)).isEqualTo("a…");
  }
}
