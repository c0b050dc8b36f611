package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that asks for a client certificate is shown that of the endpoint, and no other. */
@Timeout(60)
class ClientCertificateTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  /** Of a request: whose certificate was shown, and on which connection. */
  private record Shown(String subject, int connection) {}

  @TempDir static Path folder;
  private static Keys server;
  private static Keys one;
  private static Keys other;
  private static Keys stranger;

  @BeforeAll
  static void makeKeys() throws Exception {
    server = new Keys(folder, "server", "dns:rebind.example");
    one = new Keys(folder, "one", "dns:one.example");
    other = new Keys(folder, "other", "dns:other.example", "-keyalg", "RSA");
    stranger = new Keys(folder, "stranger", "dns:stranger.example");
  }

  private static Receiver receiver(String version, List<Shown> seen) throws Exception {
    return new Receiver(
        server.socketsFor(one, other),
        (socket, self) -> {
          var tls = (SSLSocket) socket;
          tls.setEnabledProtocols(new String[] {version});
          tls.setNeedClientAuth(true);
          try {
            while (self.request(socket)) {
              var subject = tls.getSession().getPeerPrincipal().getName();
              seen.add(new Shown(subject, socket.getPort()));
              Receiver.write(socket, OK);
            }
          } catch (IOException e) {
            // A certificate that is not trusted.
          }
        });
  }

  private static HttpPost post() throws Exception {
    return new HttpPost(
        new FakeDns("127.0.0.1").guard("127.0.0.0/8"),
        new OutboundSettings(GivenSettings.of("synq.outbound.authorities", server.pem.toString())));
  }

  private static Outcome send(HttpPost post, int port, @Nullable ClientCertificate certificate)
      throws Exception {
    var url = URI.create("https://rebind.example:" + port + "/");
    var exchange = new Exchange("t", url, Map.of(), BodyType.JSON, new byte[2], certificate);
    var failure = HttpPostTest.send(post, exchange);
    // Until the connection can be used again.
    TimeUnit.MILLISECONDS.sleep(100);
    return Outcomes.of(exchange, failure, Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void eachIsShownOnConnectionsOfItsOwn(String version) throws Exception {
    List<Shown> seen = new CopyOnWriteArrayList<>();
    var post = post();
    try (var receiver = receiver(version, seen)) {
      var first = one.certificate();
      var equal = one.certificate();
      var second = other.certificate();
      assertThat(equal).isEqualTo(first);
      for (var shown : List.of(first, second, first, equal, second)) {
        assertThat(send(post, receiver.port(), shown)).isInstanceOf(Outcome.Delivered.class);
      }
      assertThat(seen)
          .extracting(Shown::subject)
          .containsExactly("CN=one", "CN=other", "CN=one", "CN=one", "CN=other");
      var connections = seen.stream().map(Shown::connection).toList();
      assertThat(connections.get(2)).as("kept").isEqualTo(connections.get(0));
      assertThat(connections.get(4)).as("kept").isEqualTo(connections.get(1));
      assertThat(List.of(connections.get(0), connections.get(1), connections.get(3)))
          .as("never another's")
          .doesNotHaveDuplicates();
    } finally {
      post.stop();
    }
  }

  @Test
  void noneIsShownWhereThereIsNone() throws Exception {
    List<Shown> seen = new CopyOnWriteArrayList<>();
    var post = post();
    try (var receiver = receiver("TLSv1.3", seen)) {
      send(post, receiver.port(), one.certificate());
      assertThat(send(post, receiver.port(), null))
          .isEqualTo(
              failed(
                  "the server at rebind.example asks for a client certificate, which the endpoint"
                      + " does not have"));
      assertThat(seen).hasSize(1);
    } finally {
      post.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aReceiverThatDoesNotTrustItSaysSo(String version) throws Exception {
    List<Shown> seen = new CopyOnWriteArrayList<>();
    var post = post();
    try (var receiver = receiver(version, seen)) {
      assertThat(send(post, receiver.port(), stranger.certificate()))
          .isEqualTo(
              failed(
                  "the server at rebind.example does not accept the endpoint's client certificate"
                      + " (certificate_unknown)"));
      assertThat(seen).isEmpty();
    } finally {
      post.stop();
    }
  }

  private static Outcome failed(String text) {
    return new Outcome.Failed(new Outcome.Failure(FailureKind.TLS, text));
  }
}
