package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyJsonTest {

  /** What a reader sees, and copies. */
  private static String text(String json) {
    return PrettyJson.html(json)
        .orElseThrow()
        .replaceAll("</?span[^>]*>", "")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Test
  void membersStandOnLinesOfTheirOwn() {
    assertThat(text("{\"a\":1,\"b\":[true,{\"c\":null}]}"))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [
                true,
                {
                  "c": null
                }
              ]
            }\
            """);
  }

  @Test
  void numbersAndOrderStayAsTheyWereSent() {
    String json = "{\"z\":149.990,\"a\":1E+400,\"n\":12345678901234567890.10,\"a\":-0}";
    assertThat(text(json).replaceAll("(?m)^ +|\n", "").replace(": ", ":")).isEqualTo(json);
  }

  @Test
  void textsAreShownAsPeopleReadThem() {
    String json = "[\"M\\u00fcller\",\"https:\\/\\/a\",\"\\\"\\n\\u202e\",\"\\u003cb>\"]";
    assertThat(text(json).replaceAll("\n *", ""))
        .isEqualTo("[\"Müller\",\"https://a\",\"\\\"\\n\\u202e\",\"<b>\"]");
    assertThat(PrettyJson.html(json).orElseThrow()).doesNotContain("<b>");
  }

  @Test
  void whiteSpaceIsMovedOnlyBetweenTokens() {
    assertThat(text(" { \"a b\" :\r\n\t\"x  y : , {\" } "))
        .isEqualTo("{\n  \"a b\": \"x  y : , {\"\n}");
  }

  @Test
  void emptyOnesStayOnTheirLine() {
    assertThat(text("{\"a\":{ },\"b\":[ ]}")).isEqualTo("{\n  \"a\": {},\n  \"b\": []\n}");
  }

  @Test
  void namesTextsAndNumbersAreTold() {
    assertThat(PrettyJson.html("{\"k\":\"t\",\"m\":2}"))
        .contains(
            "{\n  <span class=\"k\">&quot;k&quot;</span>: <span class=\"t\">&quot;t&quot;</span>,\n"
                + "  <span class=\"k\">&quot;m&quot;</span>: <span class=\"n\">2</span>\n}");
  }

  @Test
  void markupInTextsIsText() {
    assertThat(PrettyJson.html("[\"</span><script>alert(1)</script>&amp;\"]").orElseThrow())
        .doesNotContain("<script")
        .contains("&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ok",
        "<html></html>",
        "{\"a\":1}}",
        "]",
        "{a:1}",
        "[1,nul]",
        "truth",
        "'x'"
      })
  void whatIsNoJsonIsLeftAlone(String text) {
    assertThat(PrettyJson.html(text)).isEmpty();
    assertThat(PrettyJson.orText(text)).isEqualTo(Markup.escape(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":\"no st", "{\"a\":[1,2", "[tr", "{\"a\\", "{\"a\"", "["})
  void anAnswerThatWasCutIsIndentedUpToItsEnd(String cut) {
    assertThat(text(cut).replaceAll("\\s", "")).isEqualTo(cut.replaceAll("\\s", ""));
  }

  @Test
  void depthDoesNotMakeAFloodOfIt() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(PrettyJson.html(deep).orElseThrow()).hasSizeLessThan(100 * deep.length());
  }

  @Test
  void markupKeepsCarriageReturnsForCopying() {
    assertThat(Markup.escape("{\r\n}")).isEqualTo("{&#13;\n}");
  }

  @Test
  void plainTextIsIndentedWithoutMarkup() {
    assertThat(PrettyJson.plain("{\"a\":[1.50,\"<b>\"],\"c\":{}}"))
        .isEqualTo("{\n  \"a\": [\n    1.50,\n    \"<b>\"\n  ],\n  \"c\": {}\n}");
    assertThat(PrettyJson.plain("not json")).isEqualTo("not json");
  }
}
