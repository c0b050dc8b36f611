package io.synq.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * POSTs, without a thread waiting. The connection goes to the very address that the guard let
 * through: it is part of the route, and the client can look nothing up by itself.
 */
@ApplicationScoped
public class HttpPost {
  /** Time for a whole request, from connecting to the last byte kept; milliseconds. */
  static final long LIMIT_MS = 10_000;

  private static final ContentType JSON = ContentType.create("application/json");
  private static final int MOST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_CONNECTIONS = 16_384;

  private AddressGuard guard;
  private CloseableHttpAsyncClient client;

  @Inject
  HttpPost(AddressGuard guard) throws GeneralSecurityException {
    this.guard = guard;
    this.client = client();
    client.start();
  }

  protected HttpPost() {}

  @PreDestroy
  void stop() {
    client.close(CloseMode.GRACEFUL);
  }

  /** Fills the exchange; an answer of any status is a success here. */
  @Asynchronous
  @org.eclipse.microprofile.faulttolerance.Timeout(LIMIT_MS)
  @Retry(
      maxRetries = 1,
      delay = 0,
      jitter = 0,
      maxDuration = 2 * LIMIT_MS + 1000,
      retryOn = ConnectionLostException.class)
  public CompletionStage<Void> send(Exchange exchange) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      InetAddress address = guard.permitted(exchange.url);
      HttpHost host =
          new HttpHost(
              exchange.url.getScheme(), address, exchange.url.getHost(), exchange.url.getPort());
      AsyncRequestBuilder request =
          AsyncRequestBuilder.post(exchange.url).setEntity(exchange.requestBody, JSON);
      exchange.headers.forEach(request::addHeader);
      exchange.running(
          client.execute(
              host, request.build(), exchange.consumer(), null, null, callback(exchange, done)));
    } catch (UnknownHostException | BlockedAddressException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  private static FutureCallback<Void> callback(Exchange exchange, CompletableFuture<Void> done) {
    return new FutureCallback<>() {
      @Override
      public void completed(Void result) {
        done.complete(null);
      }

      @Override
      public void failed(Exception failure) {
        if (exchange.answered()) {
          done.complete(null);
        } else {
          done.completeExceptionally(ConnectionLostException.orSame(failure));
        }
      }

      @Override
      public void cancelled() {
        done.cancel(false);
      }
    };
  }

  private static CloseableHttpAsyncClient client() throws GeneralSecurityException {
    DnsResolver none =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
          }
        };
    PoolingAsyncClientConnectionManager connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setDnsResolver(none)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(javaTrust())
                    // Named, because the default leaves asynchronous connections unverified.
                    .setHostnameVerifier(new DefaultHostnameVerifier())
                    .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                    .buildAsync())
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                    .setHandshakeTimeout(Timeout.ofMilliseconds(LIMIT_MS))
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofMilliseconds(LIMIT_MS))
                    .setSocketTimeout(Timeout.ofMilliseconds(2 * LIMIT_MS))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    return HttpAsyncClients.custom()
        .setConnectionManager(connections)
        .setIOReactorConfig(
            IOReactorConfig.custom()
                .setTcpNoDelay(true)
                .setIoThreadCount(Runtime.getRuntime().availableProcessors())
                .build())
        .setHttp1Config(
            Http1Config.custom()
                .setMaxLineLength(MOST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(LIMIT_MS))
                .setExpectContinueEnabled(false)
                .build())
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** The Java runtime's trusted authorities: Liberty's own key store is for its HTTPS port. */
  private static SSLContext javaTrust() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
