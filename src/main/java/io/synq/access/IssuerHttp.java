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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks issuers of tokens over HTTP, without a thread of ours waiting; redirects are refused. */
final class IssuerHttp {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** Sets of keys and tokens are of some kilobytes. */
  static final int MOST_BYTES = 256 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .sslContext(javaTrust())
          .build();

  /** The issuer answered, but not with 200. */
  static final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    StatusException(int status) {
      super("status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  CompletableFuture<String> get(URI url) {
    return send(HttpRequest.newBuilder(url));
  }

  /**
   * The body of the answer; fails if it is too large, or not there, whole, within {@link #LIMIT}.
   */
  CompletableFuture<String> send(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request.header("Accept", "application/json").build(),
            head -> new BoundedBody(MOST_BYTES));
    return answer
        .thenApply(IssuerHttp::body)
        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((body, failure) -> answer.cancel(true));
  }

  private static String body(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw new StatusException(answer.statusCode());
    }
    return answer.body();
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
