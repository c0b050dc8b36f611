package io.synq.outbound;

import io.synq.platform.Monotonic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up in threads of its own, since nothing ends a look-up whose name server is
 * silent. A host is looked up once at a time, whoever asks; its addresses are kept for a moment,
 * and for some minutes in case that its name server falls silent. Hosts whose last answer was quick
 * have threads that no others use.
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

  private final Directory directory;
  private final long keptNanos;
  private final long limitMs;
  private final SharedThreads quickOnes;
  private final SharedThreads others;
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
    this.quickOnes = new SharedThreads("outbound-dns", settings.dnsThreads);
    this.others = new SharedThreads("outbound-other-dns", settings.dnsThreads);
  }

  /**
   * Fails with {@link SilentNameServerException} after the time that a name server has, and with
   * {@link NotTheReceiverException} if there was no thread to ask it.
   */
  @Override
  public CompletionStage<InetAddress[]> resolve(String tenantId, String name) {
    Host host;
    synchronized (hosts) {
      host = hosts.computeIfAbsent(name, Host::new);
    }
    return host.addresses(tenantId);
  }

  /** What is known of a host. */
  private final class Host {
    private final String name;
    private InetAddress @Nullable [] known;
    private long knownSince;
    private boolean quick;
    private @Nullable Lookup underWay;

    Host(String name) {
      this.name = name;
    }

    synchronized CompletionStage<InetAddress[]> addresses(String tenantId) {
      long age = Monotonic.nanos() - knownSince;
      if (known != null && age < keptNanos) {
        return CompletableFuture.completedFuture(known);
      }
      if (underWay == null) {
        underWay = new Lookup(this, quick ? quickOnes : others);
      }
      return underWay.await(tenantId, age < STALE_NANOS ? known : null);
    }

    synchronized void answered(Lookup lookup, InetAddress @Nullable [] found) {
      quick = lookup.isQuick();
      underWay = null;
      // That it has no address is said by a name server, not by its silence.
      if (found != null || !lookup.isLate()) {
        known = found;
        knownSince = Monotonic.nanos();
      }
    }
  }

  /** A question about a host. It is not asked any more once nobody waits for its answer. */
  private final class Lookup implements Runnable {
    private final Host host;
    private final SharedThreads threads;
    private final CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
    private final Set<SharedThreads.Task> tasks = new HashSet<>();
    private int waiting;
    private volatile long begun;

    Lookup(Host host, SharedThreads threads) {
      this.host = host;
      this.threads = threads;
    }

    /**
     * Waits for the answer. The question is asked in a turn of this tenant, if that comes before a
     * turn of others who wait for it.
     *
     * @param old what will do if nobody answers; null for nothing
     */
    CompletionStage<InetAddress[]> await(String tenantId, InetAddress @Nullable [] old) {
      waiting++;
      SharedThreads.Task task = new SharedThreads.Task(tenantId, this);
      if (begun == 0 && tasks.add(task)) {
        threads.execute(task);
      }
      CompletableFuture<InetAddress[]> waited =
          answer.copy().orTimeout(limitMs, TimeUnit.MILLISECONDS);
      CompletableFuture<InetAddress[]> result =
          waited
              .whenComplete((found, failure) -> leave())
              .exceptionally(failure -> instead(failure, old));
      return old == null
          ? result
          : result.completeOnTimeout(old, HESITATION_MS, TimeUnit.MILLISECONDS);
    }

    private void leave() {
      synchronized (host) {
        waiting--;
        if (waiting == 0) {
          tasks.forEach(threads::withdraw);
          if (begun == 0) {
            host.underWay = null;
          }
        }
      }
    }

    private InetAddress[] instead(Throwable failure, InetAddress @Nullable [] old) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      boolean unanswered = cause instanceof TimeoutException;
      if (old != null && (unanswered || isLate())) {
        return old;
      }
      if (unanswered) {
        cause =
            isLate()
                ? new SilentNameServerException(host.name)
                : new NotTheReceiverException(cause);
      }
      throw new CompletionException(cause);
    }

    @Override
    public void run() {
      if (!begins()) {
        return;
      }
      try {
        InetAddress[] found = directory.addresses(host.name);
        host.answered(this, found);
        answer.complete(found);
      } catch (UnknownHostException | RuntimeException | Error e) {
        host.answered(this, null);
        answer.completeExceptionally(e);
      }
    }

    /**
     * Whether to ask: not if it was asked in another tenant's turn, and not if nobody waits any
     * more.
     */
    private boolean begins() {
      synchronized (host) {
        boolean begins = begun == 0 && waiting > 0;
        if (begins) {
          begun = Monotonic.nanos();
        }
        return begins;
      }
    }

    private boolean isQuick() {
      return nanos() < TimeUnit.MILLISECONDS.toNanos(limitMs / 10);
    }

    /** Whether the name server has had its time, all but a tenth for the way to it. */
    private boolean isLate() {
      return begun != 0 && nanos() >= TimeUnit.MILLISECONDS.toNanos(limitMs * 9 / 10);
    }

    private long nanos() {
      return Monotonic.nanos() - begun;
    }
  }
}
