package io.synq.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * While something is away, lets one of many try it at a time: the others wait until it has worked.
 */
final class Probe {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How long a try is waited for before another is made. */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(15);

  /** When it may be tried next; at any time by anybody if it is not away. */
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

  boolean mayTry(Instant now) {
    Instant at = next.get();
    return at.equals(Instant.MIN)
        || (!now.isBefore(at) && next.compareAndSet(at, now.plus(LONGEST_TRY)));
  }

  void failed(Instant now) {
    next.set(now.plus(PAUSE));
  }

  void worked() {
    if (!next.get().equals(Instant.MIN)) {
      next.set(Instant.MIN);
    }
  }
}
