package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com/ü?q=ä&b=%c3%BC, https://example.com/%C3%BC?q=%C3%A4&b=%c3%BC",
    "https://example.com/𝄞, https://example.com/%F0%9D%84%9E",
    "https://example.com/u\u0308, https://example.com/u%CC%88",
    "https://Bücher.Example:8443/a, https://xn--bcher-kva.example:8443/a",
    "https://例え.テスト/, https://xn--r8jz45g.xn--zckzah/",
    "https://１２７。０.０.１/, https://127.0.0.1/",
    "https://my_host/ü, https://my_host/%C3%BC"
  })
  void writesWhatIsBeyondAsciiInAscii(String text, String url) throws URISyntaxException {
    assertThat(ReceiverUrl.parse(text)).isEqualTo(URI.create(url));
    assertThat(ReceiverUrl.parse(text)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://EXAMPLE.com./%7e%41%2f//a/../b;v=1?x=1+2&y=%20&&#top",
        "http://my_host:8080",
        "mailto:a@example.com",
        "hooks"
      })
  void leavesAsciiAsItIs(String text) throws URISyntaxException {
    assertThat(ReceiverUrl.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://faß.de/",
        "https://βόλος.com/",
        "https://ä_b.example/",
        "https://ä..example/",
        "https://example.com/a b",
        "https://example.com/%zz",
        "https://example.com/\ud800"
      })
  void refusesWhatIsNoUrlOrMayBeTwo(String text) {
    assertThatExceptionOfType(URISyntaxException.class).isThrownBy(() -> ReceiverUrl.parse(text));
  }

  @Test
  void aNameWithAnUnderscoreIsAHost() {
    assertThat(Authority.of(URI.create("http://my_app.web_1:8080/a")))
        .contains(new Authority("my_app.web_1", 8080));
    assertThat(Authority.of(URI.create("http://my_app/a"))).contains(new Authority("my_app", -1));
    assertThat(Authority.of(URI.create("http://u@my_app/a"))).isEmpty();
    assertThat(Authority.of(URI.create("http:///a"))).isEmpty();
  }
}
