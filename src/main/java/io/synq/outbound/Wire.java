package io.synq.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The HTTP client, with its I/O threads, their pulse and its connections. */
final class Wire {
  /** Of a whole exchange, from connecting to the last byte kept. */
  static final long LIMIT_MS = 10_000;

  private static final int MOST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 1_000;
  private static final int MOST_CONNECTIONS = 16_384;

  /** How late the threads may be before a failure is no longer put down to the receiver. */
  private static final long LATE_MS = 1_000;

  /** What the operating system says when the process may open no more. */
  private static final String NO_SOCKET = "Too many open files";

  /** The client's own limits are never met: they count the time that its threads are late. */
  private static final Timeout NEVER_FIRST = Timeout.ofMilliseconds(2 * LIMIT_MS);

  /** A connection that was not used for so long is closed: somebody between may have lost it. */
  private static final Timeout IDLE = Timeout.ofSeconds(30);

  private final CloseableHttpAsyncClient client;
  private final ScheduledThreadPoolExecutor timer;
  private final Pulse pulse;
  private final Patience patience;
  private volatile boolean ended;

  Wire(OutboundSettings settings) throws GeneralSecurityException, IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    timer = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("outbound-limit", true));
    timer.setRemoveOnCancelPolicy(true);
    client = client(settings, threads);
    client.start();
    pulse = new Pulse((ConnectionInitiator) client, threads);
    patience = new Patience(pulse, timer);
  }

  /**
   * Fills the exchange over a connection that goes this way.
   *
   * @param done fails with {@link NotTheReceiverException} where that is so
   */
  void post(Exchange exchange, Way way, CompletableFuture<Void> done) {
    long lateBefore = pulse.lateMillis();
    Authority authority = exchange.authority();
    HttpHost host =
        new HttpHost(exchange.url.getScheme(), way.address(), authority.host(), authority.port());
    BasicHttpRequest request = new BasicHttpRequest(exchange.method, host, exchange.target());
    exchange.headers.forEach(request::addHeader);
    exchange.goes(way.route(exchange.url.getScheme(), authority));
    patience.limit(done, LIMIT_MS);
    exchange.running(
        client.execute(
            host,
            new BasicRequestProducer(request, body(exchange)),
            new AnswerConsumer(exchange),
            null,
            exchange.context(),
            new FutureCallback<Void>() {
              @Override
              public void completed(Void result) {
                done.complete(null);
              }

              @Override
              public void failed(Exception failure) {
                if (exchange.answered()) {
                  done.complete(null);
                } else {
                  Exception known = judged(exchange, failure, lateBefore);
                  done.completeExceptionally(way.proxy() == null ? known : exchange.ofProxy(known));
                }
              }

              @Override
              public void cancelled() {
                done.cancel(false);
              }
            }));
  }

  private static @Nullable AsyncEntityProducer body(Exchange exchange) {
    return exchange.method == Method.POST
        ? AsyncEntityProducers.create(exchange.requestBody, exchange.type.contentType)
        : null;
  }

  private Exception judged(Exchange exchange, Exception failure, long lateBefore) {
    Exception known = ConnectionLostException.orSame(failure, exchange.isOnUsedConnection());
    boolean gaveUpOnUs = known instanceof ConnectionLostException lost && !lost.refused;
    if (failure instanceof IOReactorShutdownException) {
      ended = true;
      return new NotTheReceiverException(failure);
    }
    boolean noSocket = NO_SOCKET.equals(failure.getMessage());
    boolean ours = noSocket || gaveUpOnUs && pulse.lateMillis() - lateBefore >= LATE_MS;
    return ours ? new NotTheReceiverException(failure) : known;
  }

  /**
   * Whether its threads have ended, or have not come round for so long although they were asked.
   */
  boolean isSilent(long millis) {
    return ended || pulse.silentMillis() >= millis;
  }

  void close(CloseMode mode) {
    timer.shutdownNow();
    pulse.close();
    client.close(mode);
  }

  private static CloseableHttpAsyncClient client(OutboundSettings settings, int threads)
      throws GeneralSecurityException, IOException {
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
        new Connections(CertificateAuthorities.trusting(settings.authorities))
            .setDnsResolver(none)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                    .setHandshakeTimeout(NEVER_FIRST)
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(NEVER_FIRST)
                    .setSocketTimeout(NEVER_FIRST)
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .setIdleTimeout(IDLE)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .build())
            .build();
    return HttpAsyncClients.custom()
        .setRoutePlanner((target, context) -> Exchange.in(context).orElseThrow().route())
        .setDefaultCredentialsProvider(credentials(settings))
        .setConnectionManager(connections)
        .setIoSessionDecorator(
            session ->
                new FairSession(
                    session,
                    new InterimAnswers(settings.interimAnswers, settings.interimKib * 1024)))
        .setIOReactorConfig(
            IOReactorConfig.custom().setTcpNoDelay(true).setIoThreadCount(threads).build())
        .setHttp1Config(
            Http1Config.custom()
                .setMaxLineLength(MOST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(NEVER_FIRST)
                .setExpectContinueEnabled(false)
                .build())
        .setConnectionReuseStrategy(Wire::isReusable)
        .evictIdleConnections(IDLE)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** The credentials for the proxy; no others. */
  private static CredentialsProvider credentials(OutboundSettings settings) {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    if (settings.proxy.isPresent() && settings.proxyUser.isPresent()) {
      URI proxy = settings.proxy.get();
      credentials.setCredentials(
          new AuthScope(proxy.getHost(), proxy.getPort()),
          new UsernamePasswordCredentials(
              settings.proxyUser.get(), settings.proxyPassword.orElse("").toCharArray()));
    }
    return credentials;
  }

  private static boolean isReusable(
      HttpRequest request, HttpResponse response, HttpContext context) {
    return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
        && Exchange.in(context).map(Exchange::mayLeaveConnectionOpen).orElse(true);
  }
}
