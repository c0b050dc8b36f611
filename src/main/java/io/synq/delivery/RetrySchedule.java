package io.synq.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When the next attempt is made: {@code first · 2^(n−1)}, at most {@code most}, times a random
 * factor, so that a receiver that comes back is not met by everybody at once.
 *
 * @param factor gives 0.8 to 1.2
 */
public record RetrySchedule(Duration first, Duration most, DoubleSupplier factor) {
  static final double LEAST_FACTOR = 0.8;
  static final double MOST_FACTOR = 1.2;

  /**
   * The moment of the retry after {@code failures} failed attempts (1, 2, …).
   *
   * @param asked the receiver's {@code Retry-After}: not before it, but never more than the longest
   *     wait from now
   */
  Instant next(int failures, Instant now, Optional<Instant> asked) {
    double wait =
        Math.min(first.toMillis() * Math.pow(2, failures - 1.0), (double) most.toMillis());
    Instant scheduled = now.plusMillis((long) (wait * factor.getAsDouble()));
    Instant latest = now.plus(most);
    return asked
        .map(time -> time.isAfter(latest) ? latest : time)
        .filter(time -> time.isAfter(scheduled))
        .orElse(scheduled);
  }
}
