package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String LARGE =
      "{\"lines\":[" + "{\"sku\":\"A-1\",\"n\":1},".repeat(20_000) + "0]}";

  @Test
  void whatIsSmallIsShownWhole() {
    assertThat(Excerpt.of("{\"a\":1}", Excerpt.MOST))
        .isEqualTo(new Excerpt(PrettyJson.orText("{\"a\":1}"), false));
  }

  @Test
  void ofWhatIsLargeTheBeginningIsShown() {
    Excerpt beginning = Excerpt.of(LARGE, Excerpt.MOST);
    assertThat(beginning.cut()).isTrue();
    assertThat(beginning.html()).startsWith("{\n  <span class=\"k\">&quot;lines").contains("A-1");
    assertThat(beginning.html().length()).isLessThan(10 * Excerpt.MOST);
    Excerpt raw = Excerpt.raw(LARGE, false);
    assertThat(raw.cut()).isTrue();
    assertThat(raw.html()).isEqualTo(Markup.escape(LARGE.substring(0, Excerpt.MOST)));
  }

  @Test
  void allOfItIsShownOnRequestWithoutColours() {
    Excerpt whole = Excerpt.whole(LARGE);
    assertThat(whole.cut()).isFalse();
    assertThat(whole.html()).isEqualTo(Markup.escape(PrettyJson.plain(LARGE)));
    assertThat(Excerpt.raw(LARGE, true)).isEqualTo(new Excerpt(Markup.escape(LARGE), false));
  }

  @Test
  void noCharacterIsHalved() {
    assertThat(Excerpt.of("ab😀", 3).html()).isEqualTo("ab");
  }
}
