package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import io.synq.signature.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong with TLS is said in words, and authorities may be added. */
@Timeout(60)
class TlsFailureTest {
  private static final String SERVER = "the server at ";
  @TempDir static Path folder;
  private static Keys known;
  private static Keys expired;
  private static Keys unknown;

  @BeforeAll
  static void makeKeys() throws Exception {
    known = new Keys(folder, "known", "dns:receiver.example", "-ext", "bc:c");
    var name = "dns:receiver.example";
    expired =
        new Keys(folder, "expired", name)
            .signedBy(known, name, "-startdate", "-3d", "-validity", "1");
    unknown = new Keys(folder, "unknown", name);
    var other = new Keys(folder, "other", name);
    Files.writeString(
        folder.resolve("authorities.pem"),
        Files.readString(known.pem) + Files.readString(other.pem));
  }

  private static Receiver receiver(Keys keys) throws Exception {
    return new Receiver(
        keys.sockets(),
        (socket, self) -> {
          while (self.request(socket)) {
            Receiver.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          }
        });
  }

  private static OutboundSettings settings(String file) {
    return new OutboundSettings(
        GivenSettings.of("synq.outbound.authorities", folder.resolve(file).toString()));
  }

  /** What comes of an attempt at the receiver under this name. */
  private static Outcome attempt(Receiver receiver, String host) throws Exception {
    var guard = new FakeDns("127.0.0.1").guard("127.0.0.0/8");
    var post = new HttpPost(guard, settings("authorities.pem"));
    try (receiver) {
      return new WebhookSender(post, InstantSource.system())
          .send(
              new WebhookRequest(
                  "t",
                  URI.create("https://" + host + ":" + receiver.port() + "/"),
                  List.of(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                  "id",
                  "order.created",
                  "dlv_1",
                  1,
                  Map.of(),
                  BodyType.JSON,
                  new byte[2],
                  null,
                  null,
                  null))
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS)
          .outcome();
    } finally {
      post.stop();
    }
  }

  private static void assertSays(Receiver receiver, String host, String text) throws Exception {
    assertThat(attempt(receiver, host))
        .isEqualTo(new Outcome.Failed(new Outcome.Failure(FailureKind.TLS, SERVER + host + text)));
  }

  @Test
  void anAuthorityOfOnesOwnIsTrusted() throws Exception {
    assertThat(attempt(receiver(known), "receiver.example")).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void anUnknownAuthorityIsNamedAsThat() throws Exception {
    assertSays(
        receiver(unknown),
        "receiver.example",
        " has a TLS certificate of an authority that is not trusted here");
  }

  @Test
  void anExpiredCertificateIsNamedAsThat() throws Exception {
    assertSays(receiver(expired), "receiver.example", " has a TLS certificate that has expired");
  }

  @Test
  void aCertificateForAnotherHostIsNamedAsThat() throws Exception {
    assertSays(receiver(known), "another.example", " has a TLS certificate for another host name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aReceiverThatAsksForAClientCertificateIsNamedAsThat(String version) throws Exception {
    var receiver =
        new Receiver(
            known.sockets(),
            (socket, self) -> {
              var tls = (SSLSocket) socket;
              tls.setEnabledProtocols(new String[] {version});
              tls.setNeedClientAuth(true);
              try {
                self.request(socket);
              } catch (IOException e) {
                // As it should be.
              }
            });
    assertSays(
        receiver,
        "receiver.example",
        " asks for a client certificate, which the endpoint does not have");
  }

  @Test
  void aPortWithoutTlsIsNamedAsThat() throws Exception {
    var receiver =
        new Receiver(
            (socket, self) -> {
              socket.getInputStream().read();
              Receiver.write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
              socket.getInputStream().read(new byte[10_000]);
            });
    assertSays(receiver, "receiver.example", " does not speak TLS at this port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.pem", "known.p12", "empty.pem", "."})
  void aFileWithoutCertificatesStopsTheServer(String file) throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> settings(file))
        .withMessageStartingWith("synq.outbound.authorities");
  }
}
