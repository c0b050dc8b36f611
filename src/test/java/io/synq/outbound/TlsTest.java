package io.synq.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificate must be trusted and must be the host's, whatever address is connected to. */
@Timeout(60)
@Isolated("it changes whom the JVM trusts")
class TlsTest {
  private static final String TRUST = "javax.net.ssl.trustStore";
  @TempDir static Path folder;
  private static final List<SNIServerName> NAMES = new CopyOnWriteArrayList<>();
  private static Path store;
  private static Receiver receiver;

  /** A receiver with a self-signed certificate for rebind.example. */
  @BeforeAll
  static void listen() throws Exception {
    var keys = new Keys(folder, "receiver", "dns:rebind.example,dns:receiver,dns:*.corp.example");
    store = keys.store;
    receiver =
        new Receiver(
            keys.sockets(),
            (socket, self) -> {
              while (self.request(socket)) {
                var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
                NAMES.addAll(session.getRequestedServerNames());
                var asked = self.requests.get(self.requests.size() - 1).line().split("[ ?]");
                int interim = asked.length > 3 ? Integer.parseInt(asked[2]) : 0;
                Receiver.write(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(interim));
                boolean odd = asked[1].equals("/odd");
                Receiver.write(
                    socket,
                    odd
                        ? "HTTP/1.1 429 X\r\nRetry-After: 7\r\nno colon\r\nContent-Length: 0\r\n\r\n"
                        : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                if (asked[1].equals("/more")) {
                  Receiver.write(socket, "HTTP/1.1 500 X\r\n");
                }
              }
            });
  }

  @AfterAll
  static void close() throws IOException {
    receiver.close();
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    int before = receiver.requests.size();
    assertThat(failure("rebind.example")).isInstanceOf(SSLException.class);
    assertThat(receiver.requests).hasSize(before);
  }

  @Test
  void takesATrustedCertificateOfTheHost() throws Exception {
    trusting(() -> assertThat(failure("rebind.example")).isNull());
    assertThat(receiver.requests).last().extracting(r -> r.line()).isEqualTo("POST / HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "rebind.example, rebind.example",
    "rebind.example., rebind.example",
    "receiver, receiver",
    "my-host.corp.example, my-host.corp.example"
  })
  void namesTheHostAndChecksItsCertificateWhateverItsName(String host, String named)
      throws Exception {
    NAMES.clear();
    trusting(() -> assertThat(failure(host)).isNull());
    assertThat(NAMES).containsExactly(new SNIHostName(named.getBytes(US_ASCII)));
  }

  /** A receiver in Java refuses such a name itself. */
  @Test
  void namesAHostWithAnUnderscore() throws Exception {
    var hello = new CompletableFuture<String>();
    try (var deaf =
        new Receiver(
            (socket, self) ->
                hello.complete(new String(socket.getInputStream().readNBytes(300), US_ASCII)))) {
      failure("my_host", deaf.port(), "/");
      assertThat(hello.get(5, TimeUnit.SECONDS)).contains("\0\7my_host");
    }
  }

  @Test
  void checksTheCertificateOfAHostWithAnUnderscore() throws Exception {
    var keys = KeyStore.getInstance(store.toFile(), Keys.PASSWORD.toCharArray());
    var certificate = (X509Certificate) keys.getCertificate("receiver");
    var verifier = new NamedTls.Verifier();
    assertThatNoException().isThrownBy(() -> verifier.verify("my_host.corp.example.", certificate));
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> verifier.verify("my_host", certificate));
  }

  @Test
  void refusesATrustedCertificateOfAnotherHost() throws Exception {
    int before = receiver.requests.size();
    trusting(
        () -> {
          for (var host :
              List.of("another.example", "other.example", "a.b.corp.example", "127.0.0.1")) {
            assertThat(failure(host)).as(host).isInstanceOf(SSLException.class);
          }
        });
    assertThat(receiver.requests).hasSize(before);
  }

  @Test
  void looksAtWhatWasDecrypted() throws Exception {
    trusting(
        () -> {
          var post = Posts.local();
          try {
            var base = "https://rebind.example:" + receiver.port();
            for (var path : List.of("/more", "/odd", "/more", "/odd")) {
              var exchange = new Exchange(URI.create(base + path), Map.of(), new byte[2]);
              post.send(exchange).toCompletableFuture().get(30, TimeUnit.SECONDS);
              var answer = exchange.answer().orElseThrow();
              assertThat(answer.status()).isEqualTo(path.equals("/odd") ? 429 : 200);
              TimeUnit.MILLISECONDS.sleep(100);
            }
          } finally {
            post.stop();
          }
        });
  }

  @Test
  void countsInterimAnswersToo() throws Exception {
    trusting(
        () -> {
          assertThat(failure("rebind.example", receiver.port(), "/?16")).isNull();
          assertThat(failure("rebind.example", receiver.port(), "/?17"))
              .isInstanceOf(InterimAnswers.TooManyException.class);
        });
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void trusting(Check check) throws Exception {
    System.setProperty(TRUST, store.toString());
    System.setProperty(TRUST + "Password", Keys.PASSWORD);
    try {
      check.run();
    } finally {
      System.clearProperty(TRUST);
      System.clearProperty(TRUST + "Password");
    }
  }

  private static @org.jspecify.annotations.Nullable Throwable failure(String host)
      throws Exception {
    return failure(host, receiver.port(), "/");
  }

  private static @org.jspecify.annotations.Nullable Throwable failure(
      String host, int port, String path) throws Exception {
    var post = Posts.local();
    try {
      var url = URI.create("https://" + host + ":" + port + path);
      post.send(new Exchange(url, Map.of(), "{}".getBytes(UTF_8)))
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } finally {
      post.stop();
    }
  }
}
