package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.system.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real sockets. The time limit and the second try are the server's and not active here. */
@Timeout(60)
class HttpPostTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static final Receiver.Behaviour OKS =
      (socket, receiver) -> {
        while (receiver.request(socket)) {
          Receiver.write(socket, OK);
        }
      };

  private final FakeDns dns = new FakeDns("127.0.0.1");
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : toClose) {
      one.close();
    }
  }

  private HttpPost post() throws Exception {
    return post(dns.guard("127.0.0.0/8"));
  }

  private HttpPost post(AddressGuard guard) throws Exception {
    var post = Posts.by(guard);
    toClose.add(post::stop);
    return post;
  }

  private Receiver receiver(Receiver.Behaviour behaviour) throws IOException {
    return opened(new Receiver(behaviour));
  }

  private Receiver opened(Receiver receiver) {
    toClose.add(0, receiver);
    return receiver;
  }

  private static Exchange exchange(URI url) {
    return new Exchange(url, Map.of("X-Own", "1"), "{}".getBytes(UTF_8));
  }

  /** What the attempt failed with, or null. */
  static @Nullable Throwable send(HttpPost post, Exchange exchange) throws Exception {
    try {
      post.send(exchange).toCompletableFuture().get(30, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof CompletionException wrapped
          ? wrapped.getCause()
          : e.getCause();
    }
  }

  private Exchange exchangeWith(Receiver receiver) throws Exception {
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post(), exchange)).isNull();
    return exchange;
  }

  private void assertLost(Receiver receiver) throws Exception {
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post(), exchange))
        .isInstanceOfSatisfying(
            ConnectionLostException.class, lost -> assertThat(lost.refused).isFalse());
    assertThat(exchange.answered()).isFalse();
    assertThat(exchange.answer()).isEmpty();
  }

  /** A second try, and whatever comes next, goes to the address that is not dead. */
  @Test
  void aReceiverIsReachedByAnotherOfItsAddresses() throws Exception {
    var receiver = opened(new Receiver(onlyAt("127.0.0.1"), OKS));
    var post = post(new FakeDns("127.0.0.2 127.0.0.1").guard("127.0.0.0/8"));
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post, exchange)).isInstanceOf(ConnectionLostException.class);
    assertThat(send(post, exchange)).isNull();
    assertThat(send(post, exchange(receiver.url("/")))).isNull();
    assertThat(receiver.requests).hasSize(2);
  }

  @Test
  void anAddressThatClosesEachConnectionIsLeftForAnother() throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              if (socket.getLocalAddress().getHostAddress().equals("127.0.0.2")) {
                Receiver.reset(socket);
              } else {
                OKS.on(socket, self);
              }
            });
    var post = post(new FakeDns("127.0.0.2 127.0.0.1").guard("127.0.0.0/8"));
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post, exchange)).isInstanceOf(ConnectionLostException.class);
    assertThat(send(post, exchange)).isNull();
  }

  private static ServerSocketFactory onlyAt(String address) {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket(int port) throws IOException {
        return new ServerSocket(port, 50, Addresses.of(address));
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port);
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress at)
          throws IOException {
        return createServerSocket(port);
      }
    };
  }

  @Test
  void sendsTheRequestAsItIsAndNothingElse() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "Synq-Events/x");
    headers.put("webhook-id", "e5d3a1f0");
    headers.put("X-Own", "a, b=\"c\"");
    var body = "{\"ü\": 1.0,\r\n\"𝄞\":\"\\u00fc\"}".getBytes(UTF_8);
    var exchange = new Exchange(receiver.url("/hooks"), headers, body);

    assertThat(send(post(), exchange)).isNull();

    var request = receiver.requests.get(0);
    assertThat(request.line()).isEqualTo("POST /hooks HTTP/1.1");
    assertThat(request.body()).isEqualTo(body);
    assertThat(request.headers())
        .contains(
            "Host: rebind.example:" + receiver.port(),
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "User-Agent: Synq-Events/x",
            "webhook-id: e5d3a1f0",
            "X-Own: a, b=\"c\"");
    assertThat(request.headers())
        .extracting(line -> line.substring(0, line.indexOf(':')).toLowerCase())
        .doesNotHaveDuplicates()
        .isSubsetOf(
            "host",
            "content-type",
            "content-length",
            "user-agent",
            "webhook-id",
            "x-own",
            "connection");
    assertThat(request.header("Connection")).isIn("", "keep-alive");
    assertThat(exchange.answer())
        .contains(new Outcome.Answer(200, "Content-Length: 2", "ok", false));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /",
    "/, /",
    "/a/b, /a/b",
    "/a/, /a/",
    "'?x=1', '/?x=1'",
    "'/a?x=1&y=%20&z', '/a?x=1&y=%20&z'",
    "/a%2Fb/%C3%BC, /a%2Fb/%C3%BC",
    "/a/../b, /a/../b",
    "/a;v=1, /a;v=1",
    "//a//b, //a//b",
    "/%7e%41%2f?%7E%5b, /%7e%41%2f?%7E%5b",
    "/ü?ä=𝄞, /%C3%BC?%C3%A4=%F0%9D%84%9E",
    "/a?, /a?",
    "/a+b?c+d=e, /a+b?c+d=e"
  })
  void asksForThePathAsItStandsInTheUrl(String path, String asked) throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var url = ReceiverUrl.parse("http://rebind.example:" + receiver.port() + path);
    assertThat(send(post(), exchange(url))).isNull();
    assertThat(receiver.requests.get(0).line()).isEqualTo("POST " + asked + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-app_web_1", "receiver", "rebind.example.", "xn--bcher-kva.example"})
  void asksForTheHostAsItStandsInTheUrl(String host) throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var url = URI.create("http://" + host + ":" + receiver.port() + "/");
    assertThat(send(post(), exchange(url))).isNull();
    assertThat(dns.asked).containsExactly(host);
    assertThat(receiver.requests.get(0).header("Host")).isEqualTo(host + ":" + receiver.port());
  }

  @Test
  void goesToTheAddressThatTheGuardLetThrough() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var rebinding = new FakeDns("127.0.0.1", "169.254.169.254", "127.0.0.2");
    var post = post(rebinding.guard("127.0.0.0/8"));

    assertThat(send(post, exchange(receiver.url("/")))).isNull();
    assertThat(rebinding.asked).containsExactly("rebind.example");
    assertThat(send(post, exchange(receiver.url("/")))).isInstanceOf(BlockedAddressException.class);
    assertThat(rebinding.asked).hasSize(2);
    assertThat(send(post, exchange(receiver.url("/")))).isNull();
    assertThat(rebinding.asked).hasSize(3);

    assertThat(receiver.connections)
        .as("an open connection to another address is not taken for this one")
        .containsExactly(Addresses.of("127.0.0.1"), Addresses.of("127.0.0.2"));
    assertThat(receiver.requests).hasSize(2);
  }

  @Test
  void sendsNothingToABlockedAddress() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var post = post(dns.guard("10.0.0.0/8"));
    assertThat(send(post, exchange(receiver.url("/")))).isInstanceOf(BlockedAddressException.class);
    assertThat(send(post, exchange(URI.create("http://127.0.0.1:" + receiver.port() + "/"))))
        .isInstanceOf(BlockedAddressException.class);
    assertThat(receiver.connections).isEmpty();
  }

  @Test
  void saysThatAHostIsUnknown() throws Exception {
    var post = post(new FakeDns().guard());
    assertThat(send(post, exchange(URI.create("http://nowhere.example/"))))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void keepsConnectionsOpen() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var post = post();
    for (int i = 0; i < 50; i++) {
      assertThat(send(post, exchange(receiver.url("/" + i)))).isNull();
    }
    assertThat(receiver.requests).hasSize(50);
    // One or two: an answer is handed over just before its connection is free again.
    assertThat(receiver.connections).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void losesTheConnectionWhenItIsRefused() throws Exception {
    URI nobody = URI.create("http://rebind.example:" + Ports.free() + "/");
    assertThat(send(post(), exchange(nobody)))
        .isInstanceOfSatisfying(
            ConnectionLostException.class, lost -> assertThat(lost.refused).isTrue());
  }

  @Test
  void losesTheConnectionWhenItIsResetBeforeAnAnswer() throws Exception {
    assertLost(
        receiver(
            (socket, receiver) -> {
              receiver.request(socket);
              Receiver.reset(socket);
            }));
  }

  @Test
  void losesTheConnectionWhenItIsClosedBeforeAnAnswer() throws Exception {
    assertLost(receiver((socket, receiver) -> receiver.request(socket)));
  }

  @Test
  void losesTheConnectionWhenItIsClosedAtOnce() throws Exception {
    assertLost(receiver((socket, receiver) -> {}));
    assertLost(receiver((socket, receiver) -> Receiver.reset(socket)));
  }

  @Test
  void losesAKeptConnectionThatWasClosedMeanwhile() throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, OK);
              // Reads a second request, then leaves without a word.
              self.request(socket);
            });
    var post = post();
    Throwable failure = null;
    int sent = 0;
    for (; failure == null && sent < 100; sent++) {
      failure = send(post, exchange(receiver.url("/")));
    }
    assertThat(failure).isInstanceOf(ConnectionLostException.class);
    assertThat(receiver.requests).as("no second try of its own").hasSize(sent);
  }

  @Test
  void theSecondTryTakesAFreshConnection() throws Exception {
    int most = 4;
    var together = new CountDownLatch(most);
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              together.countDown();
              await(together);
              Receiver.write(socket, OK);
              // Reads a second request, then leaves without a word.
              self.request(socket);
            });
    var post = post();
    var first = IntStream.range(0, most).mapToObj(i -> post.send(exchange(receiver.url("/"))));
    for (var sent : first.toList()) {
      sent.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
    TimeUnit.MILLISECONDS.sleep(100);

    var exchange = exchange(receiver.url("/"));
    assertThat(send(post, exchange)).isInstanceOf(ConnectionLostException.class);
    assertThat(send(post, exchange)).isNull();
    assertThat(receiver.connections).hasSize(most + 1);
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(send(post, exchange(receiver.url("/"))))
        .as("the fresh one is not kept")
        .isInstanceOf(ConnectionLostException.class);
    assertThat(receiver.connections).hasSize(most + 1);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n|more",
        "HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n|more",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n|more",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n|HTTP/1.1 500 No\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n|HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n|more",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n|more\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-A: 1\r\n\r\n|HTTP/1.1 500 No\r\n"
      })
  void whatComesAfterAnAnswerHarmsNoLaterOne(String text) throws Exception {
    int bar = text.indexOf('|');
    var answer = text.substring(0, bar);
    var more = text.substring(bar + 1);
    for (var late : List.of(false, true)) {
      var closed = new Semaphore(0);
      var receiver =
          receiver(
              (socket, self) -> {
                while (self.request(socket)) {
                  Receiver.write(socket, late ? answer : answer + more);
                  if (late) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    Receiver.write(socket, more);
                  }
                }
                closed.release();
              });
      var post = post();
      for (int i = 1; i <= 3; i++) {
        var exchange = exchange(receiver.url("/"));
        var failure = send(post, exchange);
        assertThat(failure instanceof ConnectionLostException ? send(post, exchange) : failure)
            .isNull();
        var received = exchange.answer().orElseThrow();
        assertThat(received.status()).isEqualTo(Integer.parseInt(answer.substring(9, 12)));
        assertThat(received.body()).isEmpty();
        assertThat(!late || closed.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(receiver.connections).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"more", "HTTP/1.1 xyz"})
  void whatCameLateOfAnEarlierAnswerIsNoAnswer(String late) throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              self.request(socket);
              Receiver.write(socket, late + "\r\n\r\n");
            });
    var post = post();
    assertThat(send(post, exchange(receiver.url("/")))).isNull();
    // Until the connection can be used again.
    TimeUnit.MILLISECONDS.sleep(500);
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post, exchange)).isInstanceOf(ConnectionLostException.class);
    assertThat(send(post, exchange)).as("over a fresh connection").isNull();
    assertThat(receiver.connections).hasSize(2);
  }

  @Test
  void aTimeoutWhileConnectingIsNoLostConnection() {
    var timeout = new ConnectTimeoutException("late");
    assertThat(ConnectionLostException.orSame(timeout, true)).isSameAs(timeout);
    var other = new IOException("other");
    assertThat(ConnectionLostException.orSame(other, true)).isSameAs(other);
    for (var message : List.of("Connection reset by peer", "Broken pipe")) {
      assertThat(ConnectionLostException.orSame(new IOException(message), false))
          .isInstanceOf(ConnectionLostException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "220 smtp.example.com ESMTP\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 xyz OK\r\n\r\n",
        "HTTP/9.9\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n"
      })
  void failsOnAnAnswerThatIsNoHttp(String answer) throws Exception {
    var receiver = opened(Receiver.answering(answer));
    var exchange = exchange(receiver.url("/"));
    assertThat(send(post(), exchange)).isNotNull().isNotInstanceOf(ConnectionLostException.class);
    assertThat(exchange.answered()).isFalse();
  }

  @Test
  void failsWhenAPlainPortIsAskedForTls() throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              socket.getInputStream().read();
              Receiver.write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            });
    var url = URI.create("https://rebind.example:" + receiver.port() + "/");
    assertThat(send(post(), exchange(url))).isInstanceOf(SSLException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 201, 204, 299, 300, 301, 302, 303, 307, 308, 400, 401, 404, 410, 429, 500, 503, 599
      })
  void anAnswerOfAnyStatusIsOneAndFinal(int status) throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 "
                    + status
                    + " X\r\nLocation: http://rebind.example/elsewhere\r\nRetry-After: 0\r\n"
                    + "WWW-Authenticate: Basic realm=\"x\"\r\nSet-Cookie: a=b\r\n"
                    + (status == 204 ? "\r\n" : "Content-Length: 0\r\n\r\n")));
    var post = post();
    for (int i = 1; i <= 2; i++) {
      var exchange = exchange(receiver.url("/"));
      assertThat(send(post, exchange)).isNull();
      assertThat(exchange.answer().orElseThrow().status()).isEqualTo(status);
      assertThat(receiver.requests).hasSize(i);
    }
    assertThat(receiver.requests.get(1).header("Cookie")).isEmpty();
    assertThat(dns.asked).hasSize(2);
  }

  @Test
  void keepsAnswerHeadersAsTheyCame() throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nX-Long: "
                    + "y".repeat(600)
                    + "\r\nContent-Length: 0\r\n\r\n"));
    var headers = exchangeWith(receiver).answer().orElseThrow().headers();
    assertThat(headers.lines().toList())
        .containsExactly("X-A: 1", "x-a: 2", "X-Long: " + "y".repeat(492), "Content-Length: 0");
  }

  @Test
  void keepsFiftyAnswerHeaders() throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 200 OK\r\n" + "X-A: 1\r\n".repeat(60) + "Content-Length: 0\r\n\r\n"));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.headers().lines()).hasSize(50);
    assertThat(answer.body()).isEmpty();
  }

  static Stream<String> oddHeads() {
    return Stream.of(
        "Content-Type: text/plain; charset=utf8mb4\r\n",
        "Content-Type: text/plain; charset=none\r\n",
        "Content-Type: text/plain; charset=binary\r\n",
        "Content-Type: text/plain; charset='utf-8'\r\n",
        "Content-Type: text/plain; charset=UTF_8\r\n",
        "Content-Type: ;;=,\r\n",
        "X-Long: " + "y".repeat(17 * 1024) + "\r\n",
        "X-Long: a\r\n" + (" " + "y".repeat(500) + "\r\n").repeat(25),
        "X-A: 1\r\n".repeat(150));
  }

  @ParameterizedTest
  @MethodSource("oddHeads")
  void anAnswerCountsWhateverItsHeadHolds(String head) throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 429 X\r\n" + head + "Retry-After: 7\r\nContent-Length: 2\r\n\r\nok"));
    var post = post();
    for (int i = 0; i < 2; i++) {
      var exchange = exchange(receiver.url("/"));
      assertThat(send(post, exchange)).isNull();
      var answer = exchange.answer().orElseThrow();
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headers().lines()).contains("Retry-After: 7").hasSizeLessThan(52);
      assertThat(answer.body()).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon",
        ": no name",
        "Content-Length: abc",
        "Content-Length: -1",
        "Content-Length: 2\r\nContent-Length: 3",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, chunked"
      })
  void anAnswerCountsEvenIfItsBodyCannotBeRead(String line) throws Exception {
    var receiver = opened(Receiver.answering("HTTP/1.1 410 X\r\nX-A: 1\r\n" + line + "\r\n\r\nok"));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.headers()).contains("X-A: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-A: 1\r\n", "X-Long: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"})
  void anAnswerCountsEvenIfItsHeadIsNotReadToTheEnd(String piece) throws Exception {
    var sent = new AtomicLong();
    var left = new CountDownLatch(1);
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 503 X\r\nRetry-After: 7\r\n");
              pour(socket, piece.repeat(100), 64L << 20, sent, left);
            });
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).startsWith("Retry-After: 7\nX-");
    assertThat(left.await(20, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
    assertThat(sent.get()).as("read to the end").isLessThan(32L << 20);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "8191, false", "8192, false", "8193, true", "100000, true"})
  void keepsTheFirst8KiBOfTheBody(int length, boolean truncated) throws Exception {
    var body = "x".repeat(length);
    var receiver =
        opened(
            Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.body()).isEqualTo(body.substring(0, Math.min(length, 8192)));
    assertThat(answer.truncated()).isEqualTo(truncated);
  }

  @Test
  void readsABodyInChunks() throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n4;ext=1\r\ndefg\r\n0\r\nTrailer: x\r\n\r\n"));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.body()).isEqualTo("abcdefg");
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void readsABodyThatEndsWithItsConnection() throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.0 200 OK\r\n\r\nuntil the end");
            });
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.body()).isEqualTo("until the end");
    assertThat(answer.truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "Transfer-Encoding: chunked\r\n\r\n100\r\nhalf"
      })
  void keepsAnAnswerWhoseBodyBreaksOff(String rest) throws Exception {
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 200 OK\r\n" + rest);
            });
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.truncated()).isTrue();
    assertThat("half").startsWith(answer.body());
  }

  @Test
  void keepsAnAnswerWhoseChunksAreNone() throws Exception {
    var receiver =
        opened(Receiver.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n"));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer).isEqualTo(new Outcome.Answer(200, "Transfer-Encoding: chunked", "", true));
  }

  @Test
  void writesNoNulIntoTheRecord() throws Exception {
    var receiver =
        opened(Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na\u0000b"));
    assertThat(exchangeWith(receiver).answer().orElseThrow().body()).isEqualTo("a\ufffdb");
  }

  @Test
  void goesOnAfterInterimAnswers() throws Exception {
    var receiver =
        opened(
            Receiver.answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                    + "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok"));
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("ok");
  }

  @Test
  void leavesAnEndlessBody() throws Exception {
    var sent = new AtomicLong();
    var left = new CountDownLatch(1);
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              pour(socket, "1000\r\n" + "x".repeat(4096) + "\r\n", 64L << 20, sent, left);
            });
    var answer = exchangeWith(receiver).answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("x".repeat(8192));
    assertThat(answer.truncated()).isTrue();
    assertThat(left.await(20, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
    assertThat(sent.get()).as("read to the end").isLessThan(32L << 20);
  }

  /** Writes until the other side leaves, or so many bytes are written. */
  private static void pour(
      java.net.Socket socket, String piece, long most, AtomicLong sent, CountDownLatch left)
      throws IOException {
    try {
      while (sent.get() < most) {
        Receiver.write(socket, piece);
        sent.addAndGet(piece.length());
      }
    } catch (IOException e) {
      left.countDown();
      throw e;
    }
  }

  @Test
  void givesTheConnectionUpWhenItsTimeIsOver() throws Exception {
    var asked = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    var receiver =
        receiver(
            (socket, self) -> {
              self.request(socket);
              asked.countDown();
              try {
                if (socket.getInputStream().read() < 0) {
                  left.countDown();
                }
              } catch (IOException e) {
                left.countDown();
              }
            });
    var exchange = exchange(receiver.url("/"));
    var result = post().send(exchange).toCompletableFuture();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    exchange.end();

    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(exchange.answer()).isEmpty();
    assertThat(result).isDone();
  }

  @Test
  void givesAKeptConnectionUpAsWell() throws Exception {
    var asked = new CountDownLatch(2);
    var left = new CountDownLatch(1);
    var receiver =
        receiver(
            (socket, self) -> {
              try {
                while (self.request(socket)) {
                  asked.countDown();
                  boolean first = asked.getCount() > 0;
                  Receiver.write(socket, first ? OK : OK.replace(": 2", ": 100"));
                }
              } finally {
                left.countDown();
              }
            });
    var post = post();
    assertThat(send(post, exchange(receiver.url("/")))).isNull();
    // It is free again just after its answer was handed over.
    TimeUnit.MILLISECONDS.sleep(100);
    var exchange = exchange(receiver.url("/"));
    post.send(exchange);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(receiver.connections).hasSize(1);

    exchange.end();

    assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
  }
}
