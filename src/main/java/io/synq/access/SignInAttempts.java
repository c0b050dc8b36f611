package io.synq.access;

import io.synq.platform.Network;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failed sign-ins, whether anybody has the name or not. After five in a row from one place a name
 * is locked there for a minute, and after each further one for twice as long, up to 15 minutes:
 * whoever guesses from elsewhere locks nobody out. After thirty within an hour from all places
 * together, right ones between them or not, each further one slows the name down everywhere, for
 * ten seconds. Kept in this node's memory: a table would let strangers write to the database. Each
 * node counts for itself, and a restart forgets. When there are too many of either kind the one
 * that failed longest ago is forgotten; as passwords take turns, a stranger needs many minutes to
 * come to that.
 */
@ApplicationScoped
public class SignInAttempts {
  static final int FREE = 5;
  static final int FREE_EVERYWHERE = 30;
  static final int MOST = 50_000;
  static final Duration SLOWED = Duration.ofSeconds(10);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  private final Counts<Attempt> here = new Counts<>();
  private final Counts<String> everywhere = new Counts<>();

  /** Who is tried, and from where. */
  record Attempt(String name, Network from) {}

  private record Failures(int count, Instant last) {
    Optional<Instant> lockedUntil() {
      if (count < FREE) {
        return Optional.empty();
      }
      Duration locked = FIRST.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS));
      return Optional.of(last.plus(locked.compareTo(LONGEST) > 0 ? LONGEST : locked));
    }

    Optional<Instant> slowedUntil() {
      return count < FREE_EVERYWHERE ? Optional.empty() : Optional.of(last.plus(SLOWED));
    }
  }

  /** Failures by what failed, in the order of the last of each. */
  private static final class Counts<K> {
    private final Map<K, Failures> all = new LinkedHashMap<>();

    Optional<Failures> of(K key) {
      return Optional.ofNullable(all.get(key));
    }

    void add(K key, Instant now) {
      Failures before = all.remove(key);
      boolean inARow = before != null && before.last.plus(REMEMBERED).isAfter(now);
      if (all.size() >= MOST) {
        all.remove(all.keySet().iterator().next());
      }
      all.put(key, new Failures(inARow ? before.count + 1 : 1, now));
    }
  }

  /** How long this attempt is refused yet; empty if it is not. */
  synchronized Optional<Duration> locked(Attempt attempt, Instant now) {
    Optional<Instant> locked = here.of(attempt).flatMap(Failures::lockedUntil);
    Optional<Instant> slowed = everywhere.of(attempt.name).flatMap(Failures::slowedUntil);
    return Stream.concat(locked.stream(), slowed.stream())
        .max(Comparator.naturalOrder())
        .filter(end -> end.isAfter(now))
        .map(end -> Duration.between(now, end));
  }

  /** Counts a failure; how long such an attempt is refused from now on, if it is. */
  synchronized Optional<Duration> failed(Attempt attempt, Instant now) {
    here.add(attempt, now);
    everywhere.add(attempt.name, now);
    return locked(attempt, now);
  }

  /** After a right one: it begins anew here, while others may go on guessing elsewhere. */
  synchronized void succeeded(Attempt attempt) {
    here.all.remove(attempt);
  }

  /** Lets everybody try the name again at once. */
  synchronized void forget(String name) {
    here.all.keySet().removeIf(attempt -> attempt.name.equals(name));
    everywhere.all.remove(name);
  }
}
