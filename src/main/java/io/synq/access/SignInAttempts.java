package io.synq.access;

import io.synq.platform.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Failed sign-ins, whether anybody has the name or not. Nobody is kept out by what fails elsewhere:
 *
 * <ul>
 *   <li>After {@value #FREE} in a row from one place a name is locked there for {@link #FIRST}, and
 *       after each further one for twice as long, up to {@link #LONGEST}.
 *   <li>A name that fails {@value #FREE_EVERYWHERE} times within an hour, right ones between them
 *       or not, is being guessed: each further failure has that place wait for {@link
 *       RecentFailures#SLOWED} with that name.
 *   <li>A place where too many fail, whatever the names, waits as long after each further one; but
 *       not the people who have signed in there.
 * </ul>
 *
 * Kept in this node's memory: a table would let strangers write to the database. Each node counts
 * for itself, and a restart forgets. When there are too many of a kind the one that failed longest
 * ago is forgotten; as passwords take turns, a stranger needs many minutes to come to that.
 */
@ApplicationScoped
public class SignInAttempts {
  static final int FREE = 5;
  static final int FREE_EVERYWHERE = 30;
  static final int MOST = RecentFailures.MOST;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  private final Map<Attempt, Failures> here = new Newest<>(MOST);
  private final Set<Attempt> atHome = Collections.newSetFromMap(new Newest<>(MOST));
  private final RecentFailures<String> names = new RecentFailures<>(FREE_EVERYWHERE);
  private final RecentFailures<Network> places;

  @Inject
  SignInAttempts(AccessSettings settings) {
    places = new RecentFailures<>(settings.addressFailures);
  }

  /** Who is tried, and from where. */
  record Attempt(String name, Network from) {}

  private record Failures(int inARow, boolean guessed, Instant last) {
    Instant lockedUntil() {
      if (inARow < FREE) {
        return guessed ? last.plus(RecentFailures.SLOWED) : last;
      }
      Duration locked = FIRST.multipliedBy(1L << Math.min(inARow - FREE, MOST_DOUBLINGS));
      return last.plus(locked.compareTo(LONGEST) > 0 ? LONGEST : locked);
    }
  }

  /** How long this attempt is refused yet; empty if it is not. */
  synchronized Optional<Duration> locked(Attempt attempt, Instant now) {
    Optional<Instant> name =
        Optional.ofNullable(here.get(attempt))
            .filter(failures -> !failures.last.isAfter(now)) // or the clock was set back since
            .map(Failures::lockedUntil);
    Optional<Instant> place =
        atHome.contains(attempt) ? Optional.empty() : places.slowedUntil(attempt.from, now);
    return Stream.concat(name.stream(), place.stream())
        .max(Comparator.naturalOrder())
        .filter(end -> end.isAfter(now))
        .map(end -> Duration.between(now, end));
  }

  /** How much has failed where this comes from, unless this person has signed in there. */
  synchronized int suspicion(Attempt attempt, Instant now) {
    return atHome.contains(attempt) ? 0 : places.count(attempt.from, now);
  }

  /** Counts a failure; how long such an attempt is refused from now on, if it is. */
  synchronized Optional<Duration> failed(Attempt attempt, Instant now) {
    boolean guessed = names.many(attempt.name, now);
    names.add(attempt.name, now);
    places.add(attempt.from, now);
    Failures before = here.remove(attempt);
    boolean inARow = before != null && before.last.plus(REMEMBERED).isAfter(now);
    here.put(attempt, new Failures(inARow ? before.inARow + 1 : 1, guessed, now));
    return locked(attempt, now);
  }

  /** After a right one: it begins anew here, while others may go on guessing elsewhere. */
  synchronized void succeeded(Attempt attempt) {
    here.remove(attempt);
    atHome.remove(attempt);
    atHome.add(attempt);
  }

  /** Lets everybody try the name again at once. */
  synchronized void forget(String name) {
    here.keySet().removeIf(attempt -> attempt.name.equals(name));
    names.forget(name);
  }
}
