package io.synq.outbound;

import io.synq.platform.Monotonic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up in threads of its own, since nothing ends a look-up whose name server is
 * silent. A host is looked up once at a time, whoever asks; its addresses are kept for a moment,
 * and for some minutes in case that its name server falls silent. Hosts that have had to be waited
 * for in vain have fewer threads, apart from the others.
 */
final class Lookups implements AddressGuard.Resolver {
  /** Asks a name server, and waits. */
  interface Directory {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** For how long old addresses are better than none. */
  private static final long STALE_NANOS = Duration.ofMinutes(10).toNanos();

  /** For how long new addresses are waited for when there are old ones. */
  private static final long HESITATION_MS = 1_000;

  private static final int MOST_HOSTS = 10_000;
  private static final int SHARE_OF_SLOW = 4;
  private static final int IDLE_SECONDS = 30;

  private final Directory directory;
  private final long keptNanos;
  private final long limitMs;
  private final Executor threads;
  private final Executor slowThreads;
  private final Map<String, Host> hosts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Host> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  Lookups(Directory directory, OutboundSettings settings) {
    this.directory = directory;
    this.keptNanos = settings.dnsCache.toNanos();
    this.limitMs = settings.dnsTimeout.toMillis();
    this.threads = pool("outbound-dns", settings.dnsThreads);
    this.slowThreads = pool("outbound-slow-dns", Math.max(1, settings.dnsThreads / SHARE_OF_SLOW));
  }

  private static Executor pool(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory(name, true));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Fails with {@link SilentNameServerException} after the time that a name server has, and with
   * {@link NotTheReceiverException} if there was no thread to ask it.
   */
  @Override
  public CompletionStage<InetAddress[]> resolve(String name) {
    Host host;
    synchronized (hosts) {
      host = hosts.computeIfAbsent(name, Host::new);
    }
    return host.addresses();
  }

  /** What is known of a host. */
  private final class Host {
    private final String name;
    private InetAddress @Nullable [] known;
    private long knownSince;
    private @Nullable CompletableFuture<InetAddress[]> underWay;
    private volatile long begun;
    private boolean slow;

    Host(String name) {
      this.name = name;
    }

    synchronized CompletionStage<InetAddress[]> addresses() {
      long age = Monotonic.nanos() - knownSince;
      if (known != null && age < keptNanos) {
        return CompletableFuture.completedFuture(known);
      }
      CompletableFuture<InetAddress[]> asked = underWay == null ? ask() : underWay;
      InetAddress[] old = known;
      if (old != null && age < STALE_NANOS) {
        return asked
            .copy()
            .completeOnTimeout(old, HESITATION_MS, TimeUnit.MILLISECONDS)
            .exceptionally(
                failure -> {
                  if (isLate()) {
                    return old;
                  }
                  throw new CompletionException(judged(failure));
                });
      }
      return asked
          .copy()
          .orTimeout(limitMs, TimeUnit.MILLISECONDS)
          .exceptionally(
              failure -> {
                throw new CompletionException(judged(failure));
              });
    }

    private Throwable judged(Throwable failure) {
      if (!(failure instanceof TimeoutException)) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
      }
      return isLate() ? new SilentNameServerException(name) : new NotTheReceiverException(failure);
    }

    private CompletableFuture<InetAddress[]> ask() {
      CompletableFuture<InetAddress[]> asked = new CompletableFuture<>();
      begun = 0;
      (slow ? slowThreads : threads).execute(() -> ask(asked));
      underWay = asked;
      return asked;
    }

    private void ask(CompletableFuture<InetAddress[]> asked) {
      begun = Monotonic.nanos();
      try {
        InetAddress[] found = directory.addresses(name);
        answered(found);
        asked.complete(found);
      } catch (UnknownHostException | RuntimeException | Error e) {
        answered(null);
        asked.completeExceptionally(e);
      }
    }

    private synchronized void answered(InetAddress @Nullable [] found) {
      slow = isLate();
      underWay = null;
      // That it has no address is said by a name server, not by its silence.
      if (found != null || !slow) {
        known = found;
        knownSince = Monotonic.nanos();
      }
    }

    /** Whether the name server has had its time, all but a tenth for the way to it. */
    private boolean isLate() {
      long since = begun;
      return since != 0
          && Monotonic.nanos() - since >= TimeUnit.MILLISECONDS.toNanos(limitMs * 9 / 10);
    }
  }
}
