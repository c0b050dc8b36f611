package io.synq.outbound;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import io.synq.system.Ports;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gives leave to send, and how fast. */
class HandshakeTest {
  private static Optional<String> asked(URI url, @Nullable Integer perSecond) throws Exception {
    HttpPost post = Posts.local();
    try {
      ServerSettings server =
          new ServerSettings(GivenSettings.of("synq.public-url", "https://events.example.com"));
      return new Handshake(post, server)
          .ask("t", url, Map.of(), perSecond)
          .toCompletableFuture()
          .get(20, SECONDS);
    } finally {
      post.stop();
    }
  }

  private static Optional<String> answered(int status, String headers, @Nullable Integer perSecond)
      throws Exception {
    String lines = headers.isEmpty() ? "" : headers.replace("; ", "\r\n") + "\r\n";
    String answer = "HTTP/1.1 " + status + " X\r\n" + lines + "Content-Length: 0\r\n\r\n";
    try (Receiver receiver = Receiver.answering(answer)) {
      return asked(receiver.url("/hooks"), perSecond);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | WebHook-Allowed-Origin: * |",
        "204 | webhook-allowed-origin:EVENTS.example.com  |",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: * |",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 120 | 2",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 00120 | 2",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 99999999999 | 2",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 99999999999 |",
      })
  void leaveIsGiven(int status, String headers, @Nullable Integer perSecond) throws Exception {
    assertThat(answered(status, headers, perSecond)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "405 | WebHook-Allowed-Origin: * | | answered OPTIONS with 405",
        "302 | WebHook-Allowed-Origin: * | | answered OPTIONS with 302",
        "200 | Allow: POST | | gave no leave to events.example.com",
        "200 | WebHook-Allowed-Origin: other.example.com | | gave no leave to events.example.com",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 120 | | a rate_limit of 2 at most",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 120 | 3 | a rate_limit of 2 at most",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 59 | 1 | one a second is the lowest",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 0 | 1 | takes 0 requests a minute",
        "200 | WebHook-Allowed-Origin: *; WebHook-Allowed-Rate: 000 | | takes 0 requests a minute",
      })
  void leaveIsNotGiven(int status, String headers, @Nullable Integer perSecond, String reason)
      throws Exception {
    assertThat(answered(status, headers, perSecond)).get().asString().contains(reason);
  }

  @Test
  void whoDoesNotListenGivesNone() throws Exception {
    assertThat(asked(URI.create("http://rebind.example:" + Ports.free() + "/"), null))
        .contains("did not answer OPTIONS");
  }
}
