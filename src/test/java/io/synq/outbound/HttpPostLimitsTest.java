package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
      var post = new HttpPost(new FakeDns("127.0.0.1").guard("127.0.0.0/8"));
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
  @ValueSource(strings = {"H", "HTTP/1.1 2"})
  void anAnswerThatBreaksOffInItsHeadIsNotTriedAgainAtOnce(String answer) throws Exception {
    try (var receiver =
        new Receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, answer);
            })) {
      var post = new HttpPost(new FakeDns("127.0.0.1").guard("127.0.0.0/8"));
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
