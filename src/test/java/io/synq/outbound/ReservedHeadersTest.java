package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it changes the JVM's language")
class ReservedHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "X-Api-Key",
        "x",
        "Accept",
        "Cookie",
        "X-Synq-Signature",
        "Webhook",
        "Synq",
        "X_1.2~!#$%&'*+^`|"
      })
  void letsOwnHeadersThrough(String name) {
    assertThat(ReservedHeaders.refusal(name, "value")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "User-Agent",
        "Host",
        "Expect",
        "Synq-Signature",
        "Synq-Event-Type",
        "Synq-Delivery",
        "Synq-Attempt",
        "Synq-Anything",
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
        "Webhook-Anything",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Upgrade",
        "traceparent",
        "tracestate"
      })
  void keepsWhatTheServerSets(String name) {
    for (var spelled :
        new String[] {name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)}) {
      assertThat(ReservedHeaders.refusal(spelled, "value"))
          .contains("is a header that the server sets itself");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", " a", "a ", "a:", ":a", "a\r\nb", "a\n", "a\u0000", "ü", "a/b", "a\"b",
        "(a)", "a,b", "a;b", "a=b", "a@b", "[a]", "{a}", "a\\b", "a?"
      })
  void refusesWhatIsNoName(String name) {
    assertThat(ReservedHeaders.refusal(name, "value")).contains("is not a header name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\r\nInjected: x", "a\nb", "a\rb", "\t", "a\u0000", "ü", "\u007f", "𝄞"})
  void refusesWhatIsNoValue(String value) {
    assertThat(ReservedHeaders.refusal("X-Own", value)).contains("must be printable ASCII");
  }

  @Test
  void takesEveryPrintableCharacter() {
    var all = new StringBuilder();
    for (char c = 0x20; c < 0x7f; c++) {
      all.append(c);
    }
    assertThat(ReservedHeaders.refusal("X-Own", all.toString())).isEmpty();
    assertThat(ReservedHeaders.refusal("n".repeat(100), "v")).isEmpty();
    assertThat(ReservedHeaders.refusal("n".repeat(101), "v")).isPresent();
  }

  @Test
  void knowsItsNamesInEveryLanguage() {
    var usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(ReservedHeaders.refusal("CONNECTION", "close")).isPresent();
      assertThat(ReservedHeaders.refusal("WEBHOOK-ID", "x")).isPresent();
    } finally {
      Locale.setDefault(usual);
    }
  }
}
