package io.synq.console.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.deliverylog.AttemptResponse;
import io.synq.outbound.FailureKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
  private static final String URL = "https://example.com/hooks?token=secret";

  private static AttemptResponse attempt(
      String url, @Nullable Integer status, AttemptResponse.@Nullable Error error) {
    return new AttemptResponse(
        "att_1",
        "dlv_1",
        1,
        false,
        Instant.EPOCH,
        5,
        url,
        status,
        error,
        null,
        null,
        null,
        false,
        false);
  }

  private static String ofKind(String kind, String url) {
    return Reason.of(attempt(url, null, new AttemptResponse.Error(kind, "it went wrong")));
  }

  private static String ofStatus(int status) {
    return Reason.of(attempt(URL, status, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout|The server at example.com did not answer within 10 seconds.",
        "connection_refused|Nothing accepts connections at example.com. Is the server running?",
        "connection_reset|The server at example.com closed the connection before answering.",
        "dns|The host name example.com has no address. Check how it is spelled.",
        "tls|It went wrong. Nothing is sent without a trusted connection.",
        "proxy|It went wrong. The server's operator can see to that.",
        "blocked|example.com leads to an address inside of a network, where webhooks may not go.",
        "token|It went wrong. The endpoint's authentication needs one.",
        "protocol|It went wrong.",
        "transform|It went wrong. Nothing was sent. Change it in the endpoint's settings.",
      })
  void everyKindOfFailureHasItsWords(String kind, String words) {
    assertThat(ofKind(kind, URL)).isEqualTo(words);
  }

  @Test
  void noKindIsForgotten() {
    assertThat(
            Arrays.stream(FailureKind.values())
                .map(kind -> ofKind(kind.name().toLowerCase(Locale.ROOT), URL))
                .distinct())
        .hasSize(FailureKind.values().length);
  }

  @Test
  void portsAreNamedAndQueriesAreNot() {
    assertThat(ofKind("connection_reset", "http://[::1]:8443/x?token=secret"))
        .isEqualTo("The server at [::1]:8443 closed the connection before answering.");
    assertThat(ofKind("connection_reset", "http://my_host:8080/x?token=secret"))
        .isEqualTo("The server at my_host:8080 closed the connection before answering.");
    assertThat(ofKind("timeout", URL)).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|answered 200 OK.",
        "204|answered 204 No Content.",
        "299|answered 299.",
        "302|answered 302 Found. Redirects are not followed: change the endpoint's URL.",
        "401|answered 401 Unauthorized. It wants credentials: check the endpoint's"
            + " authentication and headers.",
        "404|answered 404 Not Found. It takes no webhooks at this path: check the endpoint's URL.",
        "410|answered 410 Gone: it wants no more events. Its endpoint was disabled.",
        "413|answered 413 Content Too Large: the event is too large for it.",
        "418|answered 418: it refused the event.",
        "429|answered 429 Too Many Requests: it is sent more than it takes.",
        "503|answered 503 Service Unavailable: it failed on the event.",
      })
  void everyAnswerHasItsWords(int status, String words) {
    assertThat(ofStatus(status)).isEqualTo("The server at example.com " + words);
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    assertThat(Reason.of(attempt("no url", null, null)))
        .isEqualTo("Nothing is known of what came back.");
    assertThat(Reason.of(attempt("no url", null, new AttemptResponse.Error("odd", null))))
        .isEqualTo("Odd.");
    assertThat(ofKind("timeout", "no url")).contains("no url");
  }
}
