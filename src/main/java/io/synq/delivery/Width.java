package io.synq.delivery;

import io.synq.endpoint.Subscriber;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How many requests an endpoint has on the wire at most, as it answers and as it allows. Guarded by
 * its lane.
 */
final class Width {
  static final int START = 16;
  static final int MOST = 64;

  private static final long FAST_MS = 250;
  private static final int AHEAD = 8;

  private int limit = START;
  private int cap = MOST;

  /** Who has not answered yet may hang, and is not taken for fast. */
  private long usualMs = FAST_MS;

  private int calmDown;
  private boolean told;
  private volatile @Nullable Turns turns;

  /**
   * Takes note of what the endpoint allows.
   *
   * @param subscriber null if it is deleted
   * @param claimed how many of its deliveries this lane has
   */
  void tell(@Nullable Subscriber subscriber, int claimed) {
    Integer most = subscriber == null ? null : subscriber.maxInFlight();
    Integer rate = subscriber == null ? null : subscriber.rateLimit();
    cap = most == null ? MOST : most;
    Turns known = turns;
    if (rate == null) {
      turns = null;
    } else if (known == null || known.perSecond != rate) {
      turns = new Turns(rate, known == null ? claimed : 0);
    }
    told = true;
  }

  boolean isTold() {
    return told;
  }

  /** Null where there is no rate. */
  @Nullable Turns turns() {
    return turns;
  }

  int now() {
    return Math.min(limit, cap);
  }

  /**
   * How many more to claim: only those whose turn it is, or else some that will be sent soon. Where
   * all fails they are claimed some at a time: one by one, each would be a transaction of its own,
   * for whose commit those of others wait.
   */
  int room(int claimed, InstantSource pace) {
    if (!told) {
      return 1 - claimed;
    }
    Turns given = turns;
    if (given != null) {
      return Math.min(given.usable(pace.instant()), now() - claimed);
    }
    int most = now() * (usualMs < FAST_MS ? AHEAD : 1);
    boolean failing = limit == 1;
    return failing && claimed > 0 ? 0 : most - claimed;
  }

  /** So many turns are used; fewer than none are given back. */
  void used(int count) {
    Turns given = turns;
    if (given != null) {
      given.use(count);
    }
  }

  /** Whether there is nothing to remember about the endpoint. */
  boolean isForgettable() {
    Turns given = turns;
    return limit >= START && (given == null || !given.owes());
  }

  /** Grows by one with a success and is halved by a failure. */
  void answered(boolean success, long millis, int inFlight) {
    usualMs += (millis - usualMs) / 8;
    if (success) {
      limit = Math.min(MOST, limit + 1);
      calmDown = Math.max(0, calmDown - 1);
    } else if (calmDown > 0) {
      // One wave of failures counts once: all of it was sent under the old limit.
      calmDown--;
    } else {
      limit = Math.max(1, limit / 2);
      calmDown = inFlight;
    }
  }
}
