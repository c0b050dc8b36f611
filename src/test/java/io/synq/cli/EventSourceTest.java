package io.synq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.synq.platform.Randoms;
import io.synq.signature.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes is waited for, and told; what does not ends it. */
class EventSourceTest {
  private static final String EVENT = "id: p1\nevent: a.b\ndata: {}\n\n";

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> askedFrom = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final HttpServer server;
  private final URI url;

  private record Answer(int status, String retryAfter, String body) {}

  EventSourceTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    url = URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answers.remove();
      askedFrom.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
      if (!answer.retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
      }
      byte[] body = answer.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void answers(int status, String retryAfter, String body) {
    answers.add(new Answer(status, retryAfter, body));
  }

  private void follow() throws InterruptedException {
    Profile profile = new Profile(url, "key", Secret.random(Randoms.secure()));
    new EventSource(profile, "?after=p0", told::add, this::pause)
        .follow(event -> events.add(event.position()));
  }

  /** Follows until there is no further answer, without waiting. */
  private void followToTheEnd() {
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(this::follow);
  }

  private void pause(Duration time) throws InterruptedException {
    waits.add(time);
    if (answers.isEmpty()) {
      throw new InterruptedException();
    }
  }

  @Test
  void errorsThatPassAreToldAndWaitedForLongerEachTime() {
    answers(200, "", EVENT);
    answers(408, "", "");
    answers(429, "", "{\"detail\":\"Too many streams are open; close some.\"}");
    answers(500, "", "{\"detail\":\"The server failed.\"}");
    answers(502, "", "<html>Bad gateway</html>");
    answers(503, "7", "{\"detail\":\"This node is stopping; ask again.\"}");
    answers(504, "Wed, 21 Oct 2026 07:28:00 GMT", "");
    followToTheEnd();
    assertThat(told)
        .containsExactly(
            "connected to " + url.getAuthority(),
            "the server ended the stream",
            "the server answered 408, which is not of a Synq Events server",
            "the server answered 429: Too many streams are open; close some.",
            "the server answered 500: The server failed.",
            "the server answered 502, which is not of a Synq Events server",
            "the server answered 503: This node is stopping; ask again.",
            "the server answered 504, which is not of a Synq Events server");
    assertThat(waits.stream().map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(askedFrom).containsExactly("null", "p1", "p1", "p1", "p1", "p1", "p1");
  }

  @Test
  void serverIsLeftAloneForAsLongAsItAsks() {
    answers(429, "10", "{}");
    answers(200, "", EVENT);
    answers(503, "", "");
    followToTheEnd();
    assertThat(waits.stream().map(Duration::toSeconds)).containsExactly(10L, 1L, 2L);
    assertThat(events).containsExactly("p1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 422})
  void refusalEndsIt(int status) {
    answers(status, "", "{\"detail\":\"No.\"}");
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::follow)
        .withMessage("the server answered " + status + ": No.");
    assertThat(waits).isEmpty();
  }

  @Test
  void positionThatHasExpiredEndsItAndSaysHowToBeginAnew() {
    answers(200, "", EVENT);
    answers(410, "", "{\"detail\":\"Events after this position are no longer kept.\"}");
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::follow)
        .withMessageStartingWith("the server answered 410: Events after this position")
        .withMessageContaining("\n  --after start begins at the oldest event that is kept");
    assertThat(askedFrom).containsExactly("null", "p1");
  }
}
