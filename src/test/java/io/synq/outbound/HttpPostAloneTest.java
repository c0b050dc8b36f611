package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What is to be seen only while nobody else in the JVM sends. */
@Timeout(60)
@Isolated("it changes the JVM's proxies, and counts and ends its threads")
class HttpPostAloneTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private HttpPost post;

  @AfterEach
  void close() {
    post.stop();
  }

  private static Exchange exchange(Receiver receiver) {
    return new Exchange(receiver.url("/"), Map.of(), "{}".getBytes(UTF_8));
  }

  @Test
  void manyHangingReceiversHoldNoThread() throws Exception {
    int most = 300;
    var hanging = new CountDownLatch(most);
    Receiver.Behaviour hangs =
        (socket, self) -> {
          self.request(socket);
          hanging.countDown();
          socket.getInputStream().read();
        };
    try (var receiver = new Receiver(hangs);
        var good = Receiver.answering(OK)) {
      post = Posts.local();
      long before = threads("httpclient").count();
      for (int i = 0; i < most; i++) {
        post.send(exchange(receiver));
      }
      assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(HttpPostTest.send(post, exchange(good))).isNull();
      assertThat(threads("httpclient").count()).isLessThanOrEqualTo(before + 2);
    }
  }

  private static Stream<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name));
  }

  @Test
  void threadsThatHaveEndedAreReplaced() throws Exception {
    try (var receiver = Receiver.answering(OK)) {
      post = Posts.local();
      assertThat(HttpPostTest.send(post, exchange(receiver))).isNull();
      for (var thread : threads("httpclient-dispatch").toList()) {
        thread.interrupt();
        thread.join();
      }
      assertThat(HttpPostTest.send(post, exchange(receiver)))
          .isInstanceOf(NotTheReceiverException.class);
      assertThat(HttpPostTest.send(post, exchange(receiver))).isNull();
      assertThat(post.alive()).isTrue();
    }
  }

  @Test
  void ignoresEveryProxySetting() throws Exception {
    var proxied = new AtomicBoolean();
    var before = new Properties();
    before.putAll(System.getProperties());
    try (var proxy = new Receiver((socket, self) -> proxied.set(true));
        var receiver = Receiver.answering(OK)) {
      System.setProperty("java.net.useSystemProxies", "true");
      for (var scheme : List.of("http", "https", "socks")) {
        var prefix = scheme.equals("socks") ? "socksProxy" : scheme + ".proxy";
        System.setProperty(prefix + "Host", "127.0.0.1");
        System.setProperty(prefix + "Port", String.valueOf(proxy.port()));
      }
      System.setProperty("http.nonProxyHosts", "");
      post = Posts.local();
      assertThat(HttpPostTest.send(post, exchange(receiver))).isNull();
      assertThat(receiver.requests).hasSize(1);
      assertThat(proxied).isFalse();
    } finally {
      System.setProperties(before);
    }
  }
}
