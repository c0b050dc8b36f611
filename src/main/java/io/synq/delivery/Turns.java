package io.synq.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The turns that a lane has of those that its endpoint gives to all nodes, so many a second. They
 * are taken in slices of a quarter of a second, a little before they are needed. All times are of a
 * clock that is never set: turned back, it would stop the lane.
 */
final class Turns {
  private static final int SLICES = 4;

  /** What was not used by then is lost, so that whoever has stood still does not hurry after. */
  private static final Duration LATE = Duration.ofSeconds(1);

  /** Turns that are closer than this are waited for together. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);

  final int perSecond;
  private final Deque<Instant> ahead = new ArrayDeque<>();
  private int usable;
  private boolean asking;
  private boolean waiting;

  /**
   * @param debt requests that went out before the rate was known: their turns are taken later
   */
  Turns(int perSecond, int debt) {
    this.perSecond = perSecond;
    this.usable = -debt;
  }

  /** How many requests may go out now. */
  synchronized int usable(Instant now) {
    while (!ahead.isEmpty() && !ahead.element().isAfter(now)) {
      if (ahead.remove().isAfter(now.minus(LATE))) {
        usable++;
      }
    }
    return Math.max(0, usable);
  }

  /** So many are used; fewer than none were not needed after all. */
  synchronized void use(int count) {
    usable -= count;
  }

  synchronized boolean owes() {
    return usable < 0;
  }

  /**
   * How many to take for a demand; 0 for none. Otherwise it is to be followed by {@link #taken} or
   * {@link #refused}.
   */
  synchronized int startTaking(int demand) {
    int slice = Math.max(1, perSecond / SLICES);
    // What is owed is paid as time goes by: its turns are not taken far ahead of others.
    int left = Math.max(0, usable) + ahead.size();
    int lacking = demand - usable - ahead.size();
    if (asking || left > slice / 2 || lacking <= 0) {
      return 0;
    }
    asking = true;
    return Math.min(slice, lacking);
  }

  synchronized void taken(Instant first, int count) {
    asking = false;
    Duration distance = TurnRows.distance(perSecond);
    for (int i = 0; i < count; i++) {
      ahead.add(first.plus(distance.multipliedBy(i)));
    }
  }

  synchronized void refused() {
    asking = false;
  }

  /** How long until the next turn; nothing if somebody waits for it or it is there. */
  synchronized Optional<Duration> startWaiting(Instant now) {
    if (waiting || usable(now) > 0 || ahead.isEmpty()) {
      return Optional.empty();
    }
    waiting = true;
    Duration wait = Duration.between(now, ahead.element());
    return Optional.of(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
  }

  synchronized void waited() {
    waiting = false;
  }
}
