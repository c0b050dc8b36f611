package io.synq.delivery;

import io.synq.endpoint.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the next attempt is made: {@code first · 2^(n−1)}, at most {@code most}, times a random
 * factor, so that a receiver that comes back is not met by everybody at once.
 *
 * @param mostAsked the longest that a receiver may ask for
 * @param factor gives 0.8 to 1.2
 */
public record RetrySchedule(
    Duration first, Duration most, Duration mostAsked, DoubleSupplier factor) {
  static final double LEAST_FACTOR = 0.8;
  static final double MOST_FACTOR = 1.2;

  /** A receiver may ask for the longest wait. */
  public RetrySchedule(Duration first, Duration most, DoubleSupplier factor) {
    this(first, most, most, factor);
  }

  /** The same with the waits that an endpoint has of its own. */
  RetrySchedule with(@Nullable Retry own) {
    return own == null
        ? this
        : new RetrySchedule(own.firstWait(first), own.longestWait(most), mostAsked, factor);
  }

  /**
   * The moment of the retry after {@code failures} failed attempts (1, 2, …).
   *
   * @param asked the receiver's {@code Retry-After}: not before it, but never more than the longest
   *     that it may ask for
   */
  Instant next(int failures, Instant now, Optional<Instant> asked) {
    double wait =
        Math.min(first.toMillis() * Math.pow(2, failures - 1.0), (double) most.toMillis());
    Instant scheduled = now.plusMillis((long) (wait * factor.getAsDouble()));
    Instant latest = now.plus(mostAsked);
    return asked
        .map(time -> time.isAfter(latest) ? latest : time)
        .filter(time -> time.isAfter(scheduled))
        .orElse(scheduled);
  }
}
