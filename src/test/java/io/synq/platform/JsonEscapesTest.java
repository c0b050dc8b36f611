package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonEscapesTest {
  @Test
  void decodedIsWhatTheTextsSay() {
    assertThat(JsonEscapes.decoded("{\"n\":\"M\\u00fcller\",\"u\":\"https:\\/\\/a\"}"))
        .isEqualTo("{\"n\":\"Müller\",\"u\":\"https://a\"}");
    assertThat(JsonEscapes.decoded("\\\"\\\\\\b\\f\\n\\r\\t")).isEqualTo("\"\\\b\f\n\r\t");
    assertThat(JsonEscapes.decoded("\\ud83d\\uDE00!")).isEqualTo("😀!");
    assertThat(JsonEscapes.decoded("\\\\u00fc")).isEqualTo("\\u00fc");
    assertThat(JsonEscapes.decoded("no escape")).isEqualTo("no escape");
  }

  @Test
  void whatIsNoEscapeStaysAsItIs() {
    for (String text : new String[] {"\\", "\\u", "\\u00f", "\\u00fx", "\\x", "a\\"}) {
      assertThat(JsonEscapes.decoded(text)).isEqualTo(text);
      assertThat(JsonEscapes.readable(text)).isEqualTo(text);
    }
    assertThat(JsonEscapes.decoded("\\ud83d\\n")).isEqualTo("\ud83d\n");
  }

  @Test
  void readableIsTheSameJson() {
    assertThat(JsonEscapes.readable("\"M\\u00fcller \\/ \\ud83d\\ude00\""))
        .isEqualTo("\"Müller / 😀\"");
    for (String kept :
        new String[] {
          "\\\"",
          "\\u0022",
          "\\\\",
          "\\u005c",
          "\\n",
          "\\u0000",
          "\\u200b",
          "\\u202e",
          "\\u2028",
          "\\u00a0",
          "\\ue000",
          "\\ud83d",
          "\\ude00",
          "\\\\u00fc"
        }) {
      assertThat(JsonEscapes.readable(kept)).isEqualTo(kept);
    }
  }
}
