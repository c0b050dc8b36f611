package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import io.synq.system.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy on the way out is told the address that was checked, and is not taken for a receiver. */
@Timeout(60)
class EgressProxyTest {
  private static final String PUBLIC = "93.184.216.34";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";

  @TempDir private Path folder;
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : toClose) {
      one.close();
    }
  }

  private Receiver opened(Receiver receiver) {
    toClose.add(0, receiver);
    return receiver;
  }

  /**
   * Answers each request for a tunnel in turn, the last one so for ever, and leads on after 200.
   */
  private Receiver proxy(int port, String... answers) throws IOException {
    return opened(
        new Receiver(
            (socket, self) -> {
              while (self.request(socket)) {
                var answer = answers[Math.min(self.requests.size(), answers.length) - 1];
                Receiver.write(socket, answer);
                if (answer.contains(" 200 ")) {
                  lead(socket, port);
                  return;
                }
              }
            }));
  }

  private static void lead(Socket socket, int port) throws IOException {
    try (var onwards = new Socket("127.0.0.1", port)) {
      var back =
          CompletableFuture.runAsync(
              () -> {
                try (socket) {
                  onwards.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                  // One of them went away.
                }
              });
      socket.getInputStream().transferTo(onwards.getOutputStream());
      onwards.shutdownOutput();
      back.join();
    }
  }

  private HttpPost post(FakeDns dns, int proxyPort, String... settings) throws Exception {
    var all = new ArrayList<>(List.of("synq.outbound.proxy", "http://127.0.0.1:" + proxyPort));
    all.addAll(List.of(settings));
    var post =
        new HttpPost(
            dns.guard("127.0.0.0/8"),
            new OutboundSettings(GivenSettings.of(all.toArray(String[]::new))));
    toClose.add(post::stop);
    return post;
  }

  private static Exchange exchange(String url) {
    return new Exchange(URI.create(url), Map.of(), "{}".getBytes(UTF_8));
  }

  @Test
  void isToldTheAddressThatWasChecked() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var proxy = proxy(receiver.port(), OPEN);
    var post = post(new FakeDns(PUBLIC), proxy.port());
    for (int i = 1; i <= 2; i++) {
      var exchange = exchange("http://rebind.example:8080/x");
      assertThat(HttpPostTest.send(post, exchange)).isNull();
      assertThat(exchange.answer())
          .contains(new Outcome.Answer(200, "Content-Length: 2", "ok", false));
      assertThat(receiver.requests)
          .hasSize(i)
          .last()
          .extracting(r -> r.line())
          .isEqualTo("POST /x HTTP/1.1");
      assertThat(receiver.requests.get(0).header("Host")).isEqualTo("rebind.example:8080");
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(proxy.requests).as("the tunnel is kept").hasSize(1);
    assertThat(proxy.requests.get(0).line()).isEqualTo("CONNECT " + PUBLIC + ":8080 HTTP/1.1");
    assertThat(proxy.requests.get(0).head()).doesNotContain("rebind");
  }

  @Test
  void aClientCertificateIsShownThroughTheTunnel() throws Exception {
    var keys = new Keys(folder, "receiver", "dns:rebind.example");
    var client = new Keys(folder, "client", "dns:client.example");
    var seen = new CopyOnWriteArrayList<String>();
    var receiver =
        opened(
            new Receiver(
                keys.socketsFor(client),
                (socket, self) -> {
                  var tls = (SSLSocket) socket;
                  tls.setNeedClientAuth(true);
                  while (self.request(socket)) {
                    seen.add(tls.getSession().getPeerPrincipal().getName());
                    Receiver.write(socket, OK);
                  }
                }));
    var proxy = proxy(receiver.port(), OPEN);
    var post =
        post(new FakeDns(PUBLIC), proxy.port(), "synq.outbound.authorities", keys.pem.toString());
    var url = URI.create("https://rebind.example/");
    var exchange =
        new Exchange("t", url, Map.of(), BodyType.JSON, new byte[2], client.certificate());
    assertThat(HttpPostTest.send(post, exchange)).isNull();
    assertThat(exchange.answer().orElseThrow().status()).isEqualTo(200);
    assertThat(seen).containsExactly("CN=client");
  }

  @Test
  void tlsIsTheReceivers() throws Exception {
    var keys = new Keys(folder, "receiver", "dns:rebind.example");
    var receiver =
        opened(
            new Receiver(
                keys.sockets(),
                (socket, self) -> {
                  while (self.request(socket)) {
                    Receiver.write(socket, "HTTP/1.1 410 X\r\nno colon\r\n\r\n");
                  }
                }));
    var proxy = proxy(receiver.port(), OPEN);
    var post =
        post(new FakeDns(PUBLIC), proxy.port(), "synq.outbound.authorities", keys.pem.toString());
    var exchange = exchange("https://rebind.example/");
    assertThat(HttpPostTest.send(post, exchange)).isNull();
    assertThat(exchange.answer().orElseThrow().status()).isEqualTo(410);
    assertThat(proxy.requests.get(0).line()).isEqualTo("CONNECT " + PUBLIC + ":443 HTTP/1.1");
    assertThat(HttpPostTest.send(post, exchange("https://another.example/")))
        .isInstanceOf(javax.net.ssl.SSLException.class);
  }

  @Test
  void isToldNothingOfABlockedAddress() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var proxy = proxy(receiver.port(), OPEN);
    var post = post(new FakeDns("10.0.0.1", PUBLIC, "169.254.169.254"), proxy.port());
    var url = "http://rebind.example/";
    assertThat(HttpPostTest.send(post, exchange(url))).isInstanceOf(BlockedAddressException.class);
    assertThat(proxy.connections).isEmpty();
    assertThat(HttpPostTest.send(post, exchange(url))).isNull();
    assertThat(HttpPostTest.send(post, exchange(url)))
        .as("although there is a tunnel")
        .isInstanceOf(BlockedAddressException.class);
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void isNotOnTheWayToOnesOwnNetwork() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var proxy = proxy(receiver.port(), OPEN);
    var post = post(new FakeDns("127.0.0.1"), proxy.port());
    assertThat(HttpPostTest.send(post, exchange("http://rebind.example:" + receiver.port() + "/")))
        .isNull();
    assertThat(proxy.connections).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "403 Forbidden\r\nContent-Length: 2\r\n\r\nno",
        "410 Gone\r\nContent-Length: 0\r\n\r\n",
        "407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        "502 Bad Gateway\r\nno colon\r\n\r\n"
      })
  void itsAnswerIsNotTheReceivers(String answer) throws Exception {
    var proxy = proxy(0, "HTTP/1.1 " + answer);
    var exchange = exchange("http://rebind.example/");
    assertThat(HttpPostTest.send(post(new FakeDns(PUBLIC), proxy.port()), exchange))
        .isInstanceOf(ProxyException.class);
    assertThat(exchange.answer()).isEmpty();
  }

  @Test
  void saysWhatItAnswered() throws Exception {
    var proxy = proxy(0, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    assertThat(
            HttpPostTest.send(
                post(new FakeDns(PUBLIC), proxy.port()), exchange("http://rebind.example/")))
        .hasMessage("answered 403");
  }

  @Test
  void thatItIsAwayIsNotTheReceiversFailure() throws Exception {
    assertThat(
            HttpPostTest.send(
                post(new FakeDns(PUBLIC), Ports.free()), exchange("http://rebind.example/")))
        .isInstanceOf(ProxyException.class)
        .hasMessage("cannot be reached");
    var closing = opened(new Receiver((socket, self) -> self.request(socket)));
    assertThat(
            HttpPostTest.send(
                post(new FakeDns(PUBLIC), closing.port()), exchange("http://rebind.example/")))
        .isInstanceOf(ProxyException.class);
  }

  @Test
  void aReceiverThatLeavesIsOneBehindAProxyToo() throws Exception {
    var receiver = opened(new Receiver((socket, self) -> self.request(socket)));
    var proxy = proxy(receiver.port(), OPEN);
    assertThat(
            HttpPostTest.send(
                post(new FakeDns(PUBLIC), proxy.port()), exchange("http://rebind.example/")))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void isToldWhoAsks() throws Exception {
    var receiver = opened(Receiver.answering(OK));
    var proxy =
        proxy(
            receiver.port(),
            "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
            OPEN);
    var post =
        post(
            new FakeDns(PUBLIC),
            proxy.port(),
            "synq.outbound.proxy-user",
            "synq",
            "synq.outbound.proxy-password",
            "secret");
    var exchange = exchange("http://rebind.example/");
    assertThat(HttpPostTest.send(post, exchange)).isNull();
    assertThat(exchange.answer().orElseThrow().status()).isEqualTo(200);
    assertThat(proxy.requests.get(1).header("Proxy-Authorization"))
        .isEqualTo("Basic c3lucTpzZWNyZXQ=");
    assertThat(receiver.requests.get(0).head()).doesNotContain("Basic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.com:3128",
        "https://proxy.example.com:3128",
        "socks://proxy.example.com:1080",
        "http://proxy.example.com",
        "http://user:secret@proxy.example.com:3128",
        "http://proxy.example.com:3128/path",
        "http://:3128"
      })
  void aProxyThatCannotBeUsedStopsTheServer(String proxy) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new OutboundSettings(GivenSettings.of("synq.outbound.proxy", proxy)))
        .withMessageStartingWith("synq.outbound.proxy");
  }
}
