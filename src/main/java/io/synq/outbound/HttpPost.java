package io.synq.outbound;

import io.synq.platform.Monotonic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.hc.core5.io.CloseMode;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * POSTs, and asks by OPTIONS, without a thread waiting. The connection goes to the very address
 * that the guard let through: it is part of the route, and the client can look nothing up by
 * itself. If there is a proxy on the way, that is what it is told.
 */
@ApplicationScoped
public class HttpPost {
  /** How long a whole request may take once it has begun, our own delays included. */
  private static final long PATIENCE_MS = Wire.LIMIT_MS + 7_000;

  /** A connection that is lost later than this is not tried again at once. */
  private static final long SECOND_TRY_MS = 5_000;

  /** Threads that have not come round for so long are given up. */
  private static final long SILENT_MS = 10_000;

  private static final long DEAD_MS = 60_000;

  /** The longest that {@link #send} takes. */
  static final long LONGEST_MS = SECOND_TRY_MS + PATIENCE_MS;

  private static final System.Logger LOG = System.getLogger(HttpPost.class.getName());

  private final AddressGuard guard;
  private final OutboundSettings settings;
  private final @Nullable EgressProxy proxy;
  private final LostAddresses lost = new LostAddresses(Monotonic.instants());
  private volatile Wire wire;

  @Inject
  HttpPost(AddressGuard guard, OutboundSettings settings)
      throws GeneralSecurityException, IOException {
    this(
        guard,
        settings,
        settings
            .proxy
            .map(url -> new EgressProxy(url, new Lookups(InetAddress::getAllByName, settings)))
            .orElse(null),
        new Wire(settings));
  }

  HttpPost(AddressGuard guard, OutboundSettings settings, @Nullable EgressProxy proxy, Wire wire) {
    this.guard = guard;
    this.settings = settings;
    this.proxy = proxy;
    this.wire = wire;
  }

  @PreDestroy
  void stop() {
    wire.close(CloseMode.GRACEFUL);
  }

  /**
   * Fills the exchange; an answer of any status is a success here. The receiver's time is limited
   * by {@link Wire}: whoever is stopped by the limit here has waited for our own threads. A second
   * try goes to another address, if the receiver has one.
   */
  @Asynchronous
  @Timeout(PATIENCE_MS)
  @Retry(
      maxRetries = 1,
      delay = 0,
      jitter = 0,
      maxDuration = SECOND_TRY_MS,
      retryOn = ConnectionLostException.class)
  public CompletionStage<Void> send(Exchange exchange) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    guard
        .permitted(exchange.tenantId, exchange.url)
        .whenComplete(
            (addresses, failure) -> {
              if (failure == null) {
                post(exchange, addresses, done);
              } else {
                fail(done, failure);
              }
            });
    return done;
  }

  private void post(Exchange exchange, List<InetAddress> addresses, CompletableFuture<Void> done) {
    boolean single = addresses.size() == 1;
    InetAddress address = single ? addresses.get(0) : lost.best(exchange.authority(), addresses);
    CompletableFuture<Void> tried = single ? done : noting(exchange, address, done);
    way(address)
        .whenComplete(
            (way, failure) -> {
              if (failure == null) {
                post(exchange, way, tried);
              } else {
                fail(tried, failure);
              }
            });
  }

  /**
   * Notes whether the address was any good before the exchange ends, so that the next try knows.
   */
  private CompletableFuture<Void> noting(
      Exchange exchange, InetAddress address, CompletableFuture<Void> done) {
    CompletableFuture<Void> tried = new CompletableFuture<>();
    tried.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            done.complete(null);
          } else {
            if (exchange.isUnreached(failure)) {
              lost.add(exchange.authority(), address);
            }
            done.completeExceptionally(failure);
          }
        });
    return tried;
  }

  private static void fail(CompletableFuture<Void> done, Throwable failure) {
    done.completeExceptionally(
        failure instanceof CompletionException ? failure.getCause() : failure);
  }

  private CompletionStage<Way> way(InetAddress address) {
    return proxy == null
        ? CompletableFuture.completedFuture(new Way(address, null))
        : proxy.to(address);
  }

  private void post(Exchange exchange, Way way, CompletableFuture<Void> done) {
    try {
      wire().post(exchange, way, done);
    } catch (NotTheReceiverException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /** Whether the client's I/O threads do their work, or did so a moment ago. */
  boolean alive() {
    return !wire.isSilent(DEAD_MS);
  }

  /** The client; another one in the place of one whose threads have ended or are stuck. */
  private Wire wire() throws NotTheReceiverException {
    Wire current = wire;
    return current.isSilent(SILENT_MS) ? replaced(current) : current;
  }

  private synchronized Wire replaced(Wire silent) throws NotTheReceiverException {
    if (wire == silent) {
      LOG.log(System.Logger.Level.ERROR, "client.replaced");
      try {
        wire = new Wire(settings);
      } catch (GeneralSecurityException | IOException e) {
        throw new NotTheReceiverException(e);
      }
      silent.close(CloseMode.IMMEDIATE);
    }
    return wire;
  }
}
