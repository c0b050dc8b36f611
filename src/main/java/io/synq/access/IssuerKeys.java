package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer who may change them at any time. They are read again when they are older
 * than {@link #FRESH} or a token names one that is not among them, with a {@link #PAUSE} between.
 * One request waits for that, {@link #WAIT} at most: the server begins with few threads, and an
 * issuer who hangs must not hold them. Old keys hold for up to {@link #LONGEST} while no newer ones
 * can be had.
 */
final class IssuerKeys {
  private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofHours(1);
  static final Duration PAUSE = Duration.ofSeconds(5);
  static final Duration WAIT = Duration.ofSeconds(2);
  private static final int MOST_WAITING = 1;

  private final Supplier<CompletableFuture<KeySet>> source;
  private final InstantSource clock;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private volatile @Nullable Known known;
  private CompletableFuture<KeySet> reading = CompletableFuture.completedFuture(null);
  private Instant started = Instant.MIN;

  private record Known(KeySet keys, Instant readAt) {
    boolean youngerThan(Duration age, Instant now) {
      return now.isBefore(readAt.plus(age));
    }
  }

  /** The keys that the issuer publishes at this URL. */
  IssuerKeys(IssuerHttp http, URI url, InstantSource clock) {
    this(() -> http.get(url).thenApply(KeySet::parse), clock);
  }

  IssuerKeys(Supplier<CompletableFuture<KeySet>> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The keys, among them that of this id if there is one; 503 if there are none, or if it may be a
   * new one and the latest cannot be had now.
   */
  KeySet with(@Nullable String keyId) {
    Instant now = clock.instant();
    Known last = known;
    if (last != null && last.youngerThan(FRESH, now) && last.keys.mayHold(keyId)) {
      return last.keys;
    }
    CompletableFuture<KeySet> result = read(now);
    await(result);
    boolean decided = result.isDone() && !result.isCompletedExceptionally();
    last = known;
    if (last == null || !last.youngerThan(LONGEST, now) || !decided && !last.keys.mayHold(keyId)) {
      throw Problem.of(ProblemType.UNAVAILABLE, "The keys of the tokens' issuer cannot be read.")
          .exception();
    }
    return last.keys;
  }

  /** The reading that is under way, or was a moment ago, or a new one. */
  private synchronized CompletableFuture<KeySet> read(Instant now) {
    if (reading.isDone() && !now.isBefore(started.plus(PAUSE))) {
      started = now;
      reading = source.get().whenComplete((keys, failure) -> end(keys, failure, now));
    }
    return reading;
  }

  private void end(@Nullable KeySet keys, @Nullable Throwable failure, Instant now) {
    if (keys != null) {
      known = new Known(keys, now);
      LOG.log(System.Logger.Level.DEBUG, "jwt.keys_read count=" + keys.keys().size());
    } else {
      LOG.log(System.Logger.Level.WARNING, "jwt.keys_unavailable cause=" + failure);
    }
  }

  private void await(CompletableFuture<KeySet> result) {
    if (result.isDone() || !waiting.tryAcquire()) {
      return;
    }
    try {
      result.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // It is as if there had been none: the caller looks at what is known.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
  }
}
