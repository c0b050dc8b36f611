package io.synq.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failed sign-ins by name, whether anybody has that name or not. After five in a row the name is
 * locked for a minute, and after each further one for twice as long, up to 15 minutes. Kept in this
 * node's memory: a table would let strangers write to the database. Each node counts for itself,
 * and a restart forgets. When there are too many names the one that failed longest ago is
 * forgotten; as passwords take turns, a stranger needs many minutes to come to that.
 */
@ApplicationScoped
public class SignInAttempts {
  static final int FREE = 5;
  static final int MOST_NAMES = 50_000;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  /** In the order of their last failures. */
  private final Map<String, Failures> byName = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {
    Instant end() {
      if (count < FREE) {
        return last;
      }
      Duration locked = FIRST.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS));
      return last.plus(locked.compareTo(LONGEST) > 0 ? LONGEST : locked);
    }
  }

  /** How long the name is locked yet; empty if it is not. */
  synchronized Optional<Duration> locked(String name, Instant now) {
    Failures failures = byName.get(name);
    return failures == null || !failures.end().isAfter(now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, failures.end()));
  }

  /** Counts a failure; how long the name is locked from now on, if it is. */
  synchronized Optional<Duration> failed(String name, Instant now) {
    Failures before = byName.remove(name);
    boolean inARow = before != null && before.last.plus(REMEMBERED).isAfter(now);
    if (byName.size() >= MOST_NAMES) {
      byName.remove(byName.keySet().iterator().next());
    }
    byName.put(name, new Failures(inARow ? before.count + 1 : 1, now));
    return locked(name, now);
  }

  synchronized void forget(String name) {
    byName.remove(name);
  }
}
