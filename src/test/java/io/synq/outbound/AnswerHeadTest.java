package io.synq.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {
  private final Exchange exchange =
      new Exchange(URI.create("http://example.com/"), Map.of(), new byte[0]);
  private final AnswerHead head = new AnswerHead();

  @BeforeEach
  void await() {
    head.await(exchange);
  }

  /** What the client is given when so many bytes come at a time. */
  private String passedOn(String answer, int size) {
    var passed = new StringBuilder();
    for (int from = 0; from < answer.length(); from += size) {
      var piece = answer.substring(from, Math.min(answer.length(), from + size));
      var data = ByteBuffer.wrap(("before" + piece + "after").getBytes(ISO_8859_1));
      int end = head.take(data, 6, 6 + piece.length());
      assertThat(new String(data.array(), ISO_8859_1)).startsWith("before").endsWith("after");
      passed.append(new String(data.array(), 6, end - 6, ISO_8859_1));
    }
    return passed.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void passesAllOnButTheCarriageReturnsOfTheHead(int size) {
    var answer = "\r\nHTTP/1.1 200 OK\r\nA: 1\r\nB: 2\n\r\nb\r\n\r\nody\n";
    assertThat(passedOn(answer, size)).isEqualTo("\nHTTP/1.1 200 OK\nA: 1\nB: 2\n\nb\r\n\r\nody\n");
    assertThat(exchange.answer()).contains(new Outcome.Answer(200, "A: 1\nB: 2", "", true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void passesAKibibyteOfALineOn(int size) {
    var answer = "HTTP/1.1 200 OK\r\nA: " + "y".repeat(3000) + "\r\nB: 2\r\n\r\n";
    assertThat(passedOn(answer, size))
        .isEqualTo("HTTP/1.1 200 OK\nA: " + "y".repeat(1021) + "\nB: 2\n\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void interimAnswersAreNone(int size) {
    var answer = "HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 X\r\nA: 1\r\n\r\n";
    assertThat(passedOn(answer, size)).isEqualTo(answer.replace("\r", ""));
    assertThat(exchange.answer()).contains(new Outcome.Answer(204, "A: 1", "", true));
  }

  @Test
  void theNextAnswerIsAnothers() {
    passedOn("HTTP/1.1 200 OK\r\nA: 1\r\n\r\nbody", 7);
    var next = new Exchange(exchange.url, Map.of(), new byte[0]);
    head.await(next);
    passedOn("HTTP/1.1 500 X\r\nB: 1\r\n\r\nbody", 7);
    assertThat(exchange.answer()).contains(new Outcome.Answer(200, "A: 1", "", true));
    assertThat(next.answer()).contains(new Outcome.Answer(500, "B: 1", "", true));
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 2|ok', 2, false",
    "'Content-Length: 2|okmore', 2, true",
    "'X-A: 1|', 0, false",
    "'X-A: 1|m', 0, true",
    "'transfer-encoding:chunked|2/ok/0//', 2, false",
    "'transfer-encoding:chunked|2/ok/0//m', 2, true",
    "'transfer-encoding:chunked|2/ok/0/X-A: 1//', 2, false",
    "'transfer-encoding:chunked|2/ok/0//more/', 2, true"
  })
  void knowsWhetherMoreCameThanTheAnswer(String answer, int read, boolean more) {
    for (var end : List.of("\r\n", "\n")) {
      for (int size : List.of(1, 3, 1000)) {
        head.await(exchange);
        passedOn("HTTP/1.1 200 OK" + end + answer.replace("|", "//").replace("/", end), size);
        assertThat(head.isExceeded(read)).as(answer).isEqualTo(more);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"220 smtp ESMTP", "HTTP/1.1 xyz OK", "HTTP/1.1 2000 OK", "\u0000"})
  void whatIsNoStatusLineIsLeftToTheClient(String line) {
    var answer = line + "\r\n\r\n";
    assertThat(passedOn(answer, 1000)).isEqualTo(line + "\n\r\n");
    assertThat(exchange.answer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void endsAHeadThatGoesOn(int size) {
    assertThatNoException().isThrownBy(head::check);
    var passed = passedOn("HTTP/1.1 200 OK\r\n" + "A: 1\r\n".repeat(1100), size);
    assertThat(passed).startsWith("HTTP/1.1 200 OK\n" + "A: 1\n".repeat(1000) + "\n");
    assertThat(exchange.answered()).isTrue();
    assertThatIOException().isThrownBy(head::check);
  }

  @Test
  void endsALineThatGoesOn() {
    var passed = passedOn("HTTP/1.1 200 OK\r\nA: " + "y".repeat(300_000), 5_000);
    assertThat(passed).startsWith("HTTP/1.1 200 OK\nA: " + "y".repeat(1021) + "\n\ny");
    assertThat(exchange.answered()).isTrue();
    assertThatIOException().isThrownBy(head::check);
  }
}
