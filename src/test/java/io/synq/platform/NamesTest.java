package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b",
        " padded ",
        "\"quoted\"",
        "back\\slash",
        "ünïcödé",
        "日本語",
        "𝄞",
        "\u00a0x",
        "a\u2028b",
        "<script>",
        "7b91d204-fc3a-48e1-a13c-3d88e6201bcd"
      })
  void takesPrintableTextAsItIs(String text) {
    assertThat(Names.printable(text, 64)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        "a\u0000",
        "\u0000",
        "a\nb",
        "a\rb",
        "a\tb",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u009f"
      })
  void refusesBlanksAndControls(String text) {
    assertThat(Names.printable(text, 64)).isEmpty();
  }

  @Test
  void refusesHalfACharacter() {
    assertThat(Names.printable("a\ud834", 64)).isEmpty();
    assertThat(Names.printable("\udd1ea", 64)).isEmpty();
    assertThat(Names.printable("\udd1e\ud834", 64)).isEmpty();
    assertThat(Names.printable("\ud834\udd1e", 64)).isPresent();
  }

  @Test
  void refusesMoreThanItMayHold() {
    assertThat(Names.printable("aaa", 3)).isPresent();
    assertThat(Names.printable("aaaa", 3)).isEmpty();
    // Counted as Java and Derby do, in UTF-16 units.
    assertThat(Names.printable("𝄞𝄞", 3)).isEmpty();
  }

  @Test
  void readsUuidsOfEveryVersionAndCase() {
    assertThat(Names.uuid("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a"))
        .contains("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    assertThat(Names.uuid("E5D3A1F0-7C82-4B69-A91E-3F204DC8B07A"))
        .contains("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    assertThat(Names.uuid("00000000-0000-0000-0000-000000000000")).isPresent();
    assertThat(Names.uuid("FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "e5d3a1f07c824b69a91e3f204dc8b07a",
        "{5d3a1f0-7c82-4b69-a91e-3f204dc8b07}",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07ab",
        "g5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
        "e5d3a1f0-7c824-b69-a91e-3f204dc8b07a",
        "e5d3a1f0-7c82-4b69-a91e-+f204dc8b07a",
        "e5d3a1f0-7c82-4b69-a91e--f204dc8b07a",
        "e5d3a1f0_7c82_4b69_a91e_3f204dc8b07a",
        "ｅ5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07Ａ",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07G",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07/",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07:",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07@",
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07`"
      })
  void refusesWhatIsNoUuid(String text) {
    assertThat(Names.uuid(text)).isEmpty();
  }

  @Test
  void linesMayBreakAndBeIndentedAndNothingElse() {
    assertThat(Names.lines("one\r\n\ttwo", 64)).contains("one\r\n\ttwo");
    assertThat(Names.lines("one\ntwo", 6)).isEmpty();
    assertThat(Names.lines(" \n ", 64)).isEmpty();
    assertThat(Names.lines("a\u0000", 64)).isEmpty();
    assertThat(Names.lines("a\u001b", 64)).isEmpty();
    assertThat(Names.lines("a\ud800", 64)).isEmpty();
  }
}
