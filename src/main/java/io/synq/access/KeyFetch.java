package io.synq.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads the keys that an issuer publishes, without a thread of ours waiting. */
final class KeyFetch implements Supplier<CompletableFuture<KeySet>> {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest request;

  KeyFetch(URI url) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .sslContext(javaTrust())
            .build();
    request = HttpRequest.newBuilder(url).header("Accept", "application/json").build();
  }

  /** The keys; fails if they are not there, whole, within five seconds. */
  @Override
  public CompletableFuture<KeySet> get() {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    return answer
        .thenApply(KeyFetch::read)
        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((keys, failure) -> answer.cancel(true));
  }

  private static KeySet read(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("status " + answer.statusCode());
    }
    return KeySet.parse(answer.body());
  }

  /** The Java runtime's trusted authorities: Liberty's own key store is for its HTTPS port. */
  private static SSLContext javaTrust() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
