package io.synq.outbound;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange as it goes on. It keeps the answer's status as soon as it is there and the
 * first {@value #KEPT} bytes of its body, so that an endless body costs neither memory nor the
 * verdict.
 */
final class Exchange {
  /** How much of a body is kept. */
  static final int KEPT = 8 * 1024;

  private static final String KEPT_OPEN = "kept open";
  private static final String ATTRIBUTE = Exchange.class.getName();

  /** Past this the connection is not worth keeping: it is closed instead of read to the end. */
  private static final int READ = 256 * 1024;

  final Method method;

  /** On whose behalf it is. */
  final String tenantId;

  final URI url;
  final Map<String, String> headers;
  final BodyType type;
  final byte[] requestBody;

  /** What is shown to a server that asks for one; null for none. */
  final @Nullable ClientCertificate certificate;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private int status;
  private String answerHeaders = "";
  private long read;
  private boolean complete;
  private int tries;
  private @Nullable HttpClientContext context;
  private @Nullable HttpRoute route;
  private int tunnelled;
  private @Nullable Future<?> running;
  private @Nullable IOSession connection;
  private boolean used;
  private boolean ended;

  Exchange(URI url, Map<String, String> headers, byte[] requestBody) {
    this("", url, headers, BodyType.JSON, requestBody, null);
  }

  Exchange(
      String tenantId,
      URI url,
      Map<String, String> headers,
      BodyType type,
      byte[] requestBody,
      @Nullable ClientCertificate certificate) {
    this(Method.POST, tenantId, url, headers, type, requestBody, certificate);
  }

  private Exchange(
      Method method,
      String tenantId,
      URI url,
      Map<String, String> headers,
      BodyType type,
      byte[] requestBody,
      @Nullable ClientCertificate certificate) {
    this.method = method;
    this.tenantId = tenantId;
    this.url = url;
    this.headers = headers;
    this.type = type;
    this.requestBody = requestBody;
    this.certificate = certificate;
  }

  /** One that asks what may be sent there (RFC 9110 §9.3.7). */
  static Exchange options(String tenantId, URI url, Map<String, String> headers) {
    return new Exchange(Method.OPTIONS, tenantId, url, headers, BodyType.JSON, new byte[0], null);
  }

  /** Where it goes; the guard lets through no URL without. */
  Authority authority() {
    return Authority.of(url).orElseThrow();
  }

  /** What is asked for there: path and query as they stand in the URL. */
  String target() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /**
   * A context that tells the connection which exchange it is used for. The first try may take a
   * kept connection, one with the same client certificate or one without any. The second takes
   * none: the one that was lost may have been stale.
   */
  synchronized HttpClientContext context() {
    HttpClientContext fresh = HttpClientContext.create();
    fresh.setAttribute(ATTRIBUTE, this);
    Object kept = certificate == null ? KEPT_OPEN : certificate.connections();
    fresh.setUserToken(tries++ == 0 ? kept : new Object());
    context = fresh;
    return fresh;
  }

  /** Notes the way that this try takes. */
  synchronized void goes(HttpRoute way) {
    route = way;
    tunnelled = 0;
    connection = null;
    used = false;
  }

  synchronized HttpRoute route() {
    return Objects.requireNonNull(route);
  }

  /** Whether a proxy was asked for the way to the receiver, and nothing else since. */
  synchronized boolean isTunnelling() {
    HttpRequest last = context == null ? null : context.getRequest();
    return last != null && Method.CONNECT.isSame(last.getMethod());
  }

  /** The failure as one of the proxy, if it opened no connection; otherwise the same. */
  synchronized Exception ofProxy(Exception failure) {
    boolean itself =
        failure instanceof ProxyException || failure instanceof NotTheReceiverException;
    return isOpen() || itself ? failure : new ProxyException("cannot be reached", failure);
  }

  /** Whether there is a connection to the receiver. */
  private boolean isOpen() {
    return connection != null && (tunnelled == HttpStatus.SC_OK || !isTunnelling());
  }

  /**
   * Whether what failed says that the address is of no use: no connection could be made, or it was
   * lost although it was new.
   */
  synchronized boolean isUnreached(Throwable failure) {
    boolean lost = failure instanceof ConnectionLostException && !used;
    return (lost || !isOpen()) && !(failure instanceof NotTheReceiverException);
  }

  /** Whether its connection may serve another one afterwards. */
  synchronized boolean mayLeaveConnectionOpen() {
    return tries <= 1;
  }

  /** How much of the answer's body was read. */
  synchronized long bytesRead() {
    return read;
  }

  /** Whether the answer was read to its end. */
  synchronized boolean isComplete() {
    return complete;
  }

  static Optional<Exchange> in(@Nullable HttpContext context) {
    return Optional.ofNullable(context).map(known -> (Exchange) known.getAttribute(ATTRIBUTE));
  }

  synchronized void running(Future<?> future) {
    running = future;
  }

  /**
   * The request goes out on this connection.
   *
   * @param before whether it was another's before
   */
  synchronized void on(IOSession session, boolean before) {
    connection = session;
    used = before;
    if (ended) {
      session.close(CloseMode.IMMEDIATE);
    }
  }

  /** Whether it goes over a connection that was another's before. */
  synchronized boolean isOnUsedConnection() {
    return used;
  }

  /**
   * Gives the connection up, if it is still in use. The client's own way of doing so misses those
   * that were kept open: it is left with the end of another step.
   */
  synchronized void end() {
    ended = true;
    if (running != null) {
      running.cancel(true);
    }
    if (connection != null) {
      connection.close(CloseMode.IMMEDIATE);
    }
  }

  synchronized boolean answered() {
    return status != 0;
  }

  /** What has been received up to now. */
  synchronized Optional<Outcome.Answer> answer() {
    if (status == 0) {
      return Optional.empty();
    }
    // PostgreSQL's text holds no NUL.
    String body = kept.toString(StandardCharsets.UTF_8).replace('\0', '\ufffd');
    return Optional.of(new Outcome.Answer(status, answerHeaders, body, read > KEPT || !complete));
  }

  /** The answer's head has come; the first word of it counts. */
  synchronized void begin(int code, KeptHeaders headers) {
    if (isTunnelling()) {
      tunnelled = code;
    } else if (status == 0) {
      status = code;
      answerHeaders = headers.toString();
    }
  }

  /** The same, as the client read it. */
  void begin(HttpResponse response) {
    KeptHeaders all = new KeptHeaders();
    for (Header header : response.getHeaders()) {
      all.add(header.getName() + ": " + header.getValue());
    }
    begin(response.getCode(), all);
  }

  /** False when enough has been read. */
  synchronized boolean receive(ByteBuffer data) {
    read += data.remaining();
    byte[] head = new byte[Math.min(data.remaining(), KEPT - kept.size())];
    data.get(head);
    kept.writeBytes(head);
    data.position(data.limit());
    return read <= READ;
  }

  /** The answer has ended. */
  synchronized void complete() {
    complete = true;
    // It may serve another exchange from now on.
    connection = null;
  }
}
