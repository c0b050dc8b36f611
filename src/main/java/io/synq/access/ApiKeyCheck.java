package io.synq.access;

import io.synq.platform.Network;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who brings an API key. A change made on another node is seen once what is known here is
 * older than {@link #FRESH}, and a key that was tried before it was made after {@link #MISS_HOLDS}.
 * An address that has brought too many wrong ones waits for {@link RecentFailures#SLOWED} after
 * each further one, but not those who come from there with a key that has been used.
 */
@ApplicationScoped
public class ApiKeyCheck {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration MISS_HOLDS = Duration.ofSeconds(5);
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);
  private static final int MOST_CACHED = 10_000;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Instant> misses = new Newest<>(MOST_CACHED);
  private final RecentFailures<Network> places;
  private final InstantSource clock;
  private final ApiKeyUse uses;
  private int changes;

  @Inject
  ApiKeyCheck(AccessSettings settings, InstantSource clock, ApiKeyUse uses) {
    this.places = new RecentFailures<>(settings.addressFailures);
    this.clock = clock;
    this.uses = uses;
  }

  /**
   * Who holds this key, if it is known, not revoked and not expired.
   *
   * @param address the other end of the connection
   */
  Authentication authenticate(KeyText key, String address) {
    Instant now = clock.instant();
    String hash = key.hash();
    Known entry = known.get(hash);
    if (entry == null) {
      Optional<Duration> slowed = slowed(Network.of(address), now);
      if (slowed.isPresent()) {
        return new Authentication.LockedOut(slowed.get());
      }
    }
    Optional<Caller> caller = caller(hash, entry, now);
    if (caller.isEmpty()) {
      failed(Network.of(address), now);
    }
    return Authentication.of(caller.map(known -> new Admission(known, hash)));
  }

  /** Who holds the key that a message brings, and may do this: 401 or 403 otherwise. */
  public Caller authorize(String text, Permission permission) {
    Caller caller =
        KeyText.parse(text)
            .flatMap(key -> holder(key.hash()))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.UNAUTHENTICATED,
                            "The credentials are unknown, revoked or expired.")
                        .exception());
    permission.require(caller);
    return caller;
  }

  /** Who holds the key of this hash; if nobody does, it counts for no failure of an address. */
  Optional<Caller> holder(String hash) {
    return caller(hash, known.get(hash), clock.instant());
  }

  private Optional<Caller> caller(String hash, @Nullable Known entry, Instant now) {
    if (entry == null && missed(hash, now)) {
      return Optional.empty();
    }
    boolean fresh = entry != null && within(FRESH, entry.readAt, now);
    return Optional.ofNullable(fresh ? entry : read(hash, now))
        .filter(one -> one.usable(now))
        .map(Known::caller);
  }

  private Known read(String hash, Instant now) {
    int before = changes();
    Known entry = uses.read(hash, now, LAST_USE_PRECISION);
    synchronized (misses) {
      // What a key was before a change is not kept: this thread may have read it then.
      if (changes == before) {
        keep(hash, entry, now);
      }
    }
    return entry;
  }

  private int changes() {
    synchronized (misses) {
      return changes;
    }
  }

  private void keep(String hash, Known entry, Instant now) {
    if (entry.caller == null) {
      known.remove(hash);
      misses.remove(hash);
      misses.put(hash, now);
    } else {
      if (known.size() >= MOST_CACHED) {
        known.clear();
      }
      known.put(hash, entry);
    }
  }

  /** Looks it up again when it is used next. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApiKeys.Changed change) {
    synchronized (misses) {
      changes++;
      known.remove(change.hash());
      misses.remove(change.hash());
    }
  }

  private boolean missed(String hash, Instant now) {
    synchronized (misses) {
      Instant at = misses.get(hash);
      return at != null && within(MISS_HOLDS, at, now);
    }
  }

  /** A time that is not come yet is of a clock that was set back since: nothing is known by it. */
  private static boolean within(Duration time, Instant begin, Instant now) {
    return !now.isBefore(begin) && now.isBefore(begin.plus(time));
  }

  private Optional<Duration> slowed(Network from, Instant now) {
    synchronized (places) {
      return places.slowedUntil(from, now).map(end -> Duration.between(now, end));
    }
  }

  private void failed(Network from, Instant now) {
    synchronized (places) {
      places.add(from, now);
    }
  }

  /** What is known of a key's hash; without a caller there is no usable key of that hash. */
  record Known(@Nullable Caller caller, @Nullable Instant expiresAt, Instant readAt) {
    boolean usable(Instant now) {
      return caller != null && (expiresAt == null || now.isBefore(expiresAt));
    }
  }
}
