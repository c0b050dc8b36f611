package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile receiver's answer costs a bounded amount of memory, and only its own time. */
@Timeout(60)
class HttpPostLimitsTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n|X-Header: 0123456789012345678901234567890123456789\r\n",
        "HTTP/1.1 200 OK\r\nX-Header: |0123456789012345678901234567890123456789",
        "HTTP/1.1 200 |OKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOK",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;|extension=extension=extension=extension",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n|X-Trailer: 01234567890123456789012345\r\n"
      })
  void leavesAnAnswerWhoseHeadNeverEnds(String answer) throws Exception {
    var start = answer.substring(0, answer.indexOf('|'));
    var piece = answer.substring(start.length() + 1).repeat(100);
    var sent = new AtomicLong();
    var left = new CountDownLatch(1);
    try (var receiver =
        new Receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, start);
              try {
                while (sent.get() < 16 * MIB) {
                  Receiver.write(socket, piece);
                  sent.addAndGet(piece.length());
                }
              } catch (IOException e) {
                // It left, as it should.
              }
              left.countDown();
            })) {
      var post = Posts.local();
      try {
        post.send(new Exchange(receiver.url("/"), Map.of(), "{}".getBytes(UTF_8)));
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        // Socket buffers hold some MiB that nobody has read.
        assertThat(sent.get()).as("bytes that were read").isLessThan(12 * MIB);
      } finally {
        post.stop();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints\r\nLink: </a>"})
  void endlessInterimAnswersTakeNobodyElsesTime(String interim) throws Exception {
    int evil = 4 * Runtime.getRuntime().availableProcessors();
    var piece = ("HTTP/1.1 " + interim + "\r\n\r\n").repeat(400);
    var pouring = new CountDownLatch(evil);
    var left = new CountDownLatch(evil);
    try (var receiver =
            new Receiver(
                (socket, self) -> {
                  self.request(socket);
                  try {
                    for (int i = 0; i < 50_000; i++) {
                      Receiver.write(socket, piece);
                      pouring.countDown();
                    }
                  } catch (IOException e) {
                    left.countDown();
                  }
                });
        var good = Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      var post = Posts.local();
      try {
        var attempts = new ArrayList<CompletionStage<Void>>();
        for (int i = 0; i < evil; i++) {
          attempts.add(post.send(new Exchange(receiver.url("/"), Map.of(), new byte[2])));
        }
        assertThat(pouring.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(post.send(new Exchange(good.url("/"), Map.of(), new byte[2])))
            .succeedsWithin(5, TimeUnit.SECONDS);
        for (var attempt : attempts) {
          assertThat(attempt)
              .failsWithin(5, TimeUnit.SECONDS)
              .withThrowableThat()
              .withCauseInstanceOf(InterimAnswers.TooManyException.class);
        }
        assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
      } finally {
        post.stop();
      }
    }
  }

  @Test
  void sixteenInterimAnswersMayCome() throws Exception {
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(16)
                + "HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n"
                + "\n".repeat(200))) {
      var post = Posts.local();
      try {
        for (int i = 0; i < 3; i++) {
          var exchange = new Exchange(receiver.url("/"), Map.of(), new byte[2]);
          assertThat(post.send(exchange)).succeedsWithin(5, TimeUnit.SECONDS);
          assertThat(exchange.answer().orElseThrow().body()).hasSize(200);
        }
      } finally {
        post.stop();
      }
    }
  }

  @Test
  void seventeenAreTooMany() throws Exception {
    try (var receiver =
        new Receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(17));
              socket.getInputStream().read();
            })) {
      var post = Posts.local();
      try {
        assertThat(post.send(new Exchange(receiver.url("/"), Map.of(), new byte[2])))
            .failsWithin(5, TimeUnit.SECONDS)
            .withThrowableThat()
            .withCauseInstanceOf(InterimAnswers.TooManyException.class);
      } finally {
        post.stop();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"H", "HTTP/1.1 2"})
  void anAnswerThatBreaksOffInItsHeadIsNotTriedAgainAtOnce(String answer) throws Exception {
    try (var receiver =
        new Receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, answer);
            })) {
      var post = Posts.local();
      try {
        assertThat(post.send(new Exchange(receiver.url("/"), Map.of(), "{}".getBytes(UTF_8))))
            .failsWithin(30, TimeUnit.SECONDS)
            .withThrowableThat()
            .havingCause()
            .isNotInstanceOf(ConnectionLostException.class);
      } finally {
        post.stop();
      }
    }
  }
}
