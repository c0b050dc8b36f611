package io.synq.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
  private static final Colour LIGHT = new Colour(0xf7, 0xf7, 0xfa);
  private static final Colour DARK = new Colour(0x16, 0x19, 0x22);

  private static Accent accent(String colour) {
    return new Accent(Colour.parse(colour).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#000000", "#ffffff", "#ffff00", "#0f766e", "#808080", "#ff0000", "#00ff7f"})
  void whateverTheColourAllCanBeRead(String colour) {
    Accent accent = accent(colour);
    assertThat(accent.fill().contrast(Colour.WHITE)).isGreaterThanOrEqualTo(4.5);
    assertThat(accent.textOnLight().contrast(accent.soft(LIGHT))).isGreaterThanOrEqualTo(4.5);
    assertThat(accent.textOnLight().contrast(LIGHT)).isGreaterThanOrEqualTo(4.5);
    assertThat(accent.textOnDark().contrast(accent.soft(DARK))).isGreaterThanOrEqualTo(4.5);
    assertThat(accent.textOnDark().contrast(DARK)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void colourThatCanBeReadStaysAsItIs() {
    assertThat(accent("#0F766E").fill().css()).isEqualTo("#0f766e");
    assertThat(accent("#0F766E").css()).contains("--bs-btn-bg: #0f766e").doesNotContain("%");
  }

  @Test
  void contrastIsThatOfTheGuidelines() {
    assertThat(Colour.WHITE.contrast(Colour.BLACK)).isEqualTo(21);
    assertThat(Colour.WHITE.contrast(new Colour(0x76, 0x76, 0x76))).isBetween(4.54, 4.55);
  }
}
