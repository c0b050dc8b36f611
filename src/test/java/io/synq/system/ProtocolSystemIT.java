package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HTTP/2 can hang every thread of this Liberty: only HTTP/1.1 is spoken. Of that, everybody's way.
 */
class ProtocolSystemIT {
  private static final int AT_ONCE = 60;

  private final SynqServer server = Servers.standard();

  @Test
  void clientsThatAskForHttp2AreAnsweredByHttp1() {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("/api/v1/events"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(5000)))
            .build();
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
        .allSatisfy(answer -> assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1));
    Api.anonymous(server.url()).getRoot("/health/live").expect(200);
  }

  /** The first is what the JDK's oldest client sends unless it is told otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "Accept | *",
        "Accept | nonsense",
        "Accept | ;;;",
        "Accept | */*;q=nonsense",
        "Accept | application/json;q=7",
        "Accept | application/*;q=.1, text/html;q=1.1.1",
        "Accept-Language | nonsense_nonsense_nonsense",
        "Accept-Language | en;q=.8, *;q=x",
        "Content-Language | ;;;"
      })
  void noEventIsRefusedForTheAnswerThatIsAskedFor(String name, String value) {
    TestTenant.on(server)
        .api()
        .with(name, value)
        .post("/events", TestEvents.of("order.created"))
        .expect(202);
  }

  @Test
  void theTlsPortDoesNotOfferHttp2() throws IOException, GeneralSecurityException {
    int port = Integer.parseInt(server.setting("SYNQ_HTTPS_PORT"));
    try (SSLSocket socket =
        (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
    }
  }

  /** Whoever answers is who is asked. */
  private static SSLContext trusting() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anyone()}, null);
    return context;
  }

  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // Nobody is asked for one.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // It made its own.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
