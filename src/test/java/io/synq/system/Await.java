package io.synq.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Polls until a condition holds. */
final class Await {
  /** For what should happen at once, on a machine that has other work too. */
  static final Duration SOON = Duration.ofSeconds(15);

  private static final int MOST_SHOWN = 2000;
  private static final int ROUNDS = 3;
  private static final Duration FIRST_STEP = Duration.ofMillis(10);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LONGEST_STEP = Duration.ofMillis(250);

  private Await() {}

  /**
   * The first value that fits; fails with the last one seen. It is asked for at once and often, and
   * then less and less often: what takes seconds takes longer the more often it is asked.
   */
  static <T> T value(Duration limit, Callable<T> source, Predicate<T> fits) {
    long end = System.nanoTime() + limit.toNanos();
    Duration step = FIRST_STEP;
    while (true) {
      Optional<T> last = read(source);
      if (last.filter(fits).isPresent()) {
        return last.get();
      }
      if (System.nanoTime() > end) {
        String text = String.valueOf(last.orElse(null));
        throw new AssertionError(
            "not within "
                + limit
                + ", at last: "
                + text.substring(0, Math.min(text.length(), MOST_SHOWN)));
      }
      LockSupport.parkNanos(step.toNanos());
      Duration longer = step.multipliedBy(5).dividedBy(4);
      step = longer.compareTo(LONGEST_STEP) < 0 ? longer : LONGEST_STEP;
    }
  }

  static void until(Duration limit, Callable<Boolean> condition) {
    value(limit, condition, Boolean::booleanValue);
  }

  /** Fails as soon as the condition no longer holds within the time. */
  static void throughout(Duration time, Callable<Boolean> condition) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (!read(condition).orElse(false)) {
        throw new AssertionError("the condition did not hold for " + time);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /**
   * Passes if one of three rounds takes less than the limit: whoever waits for another is slow in
   * all of them, and a machine that has other work is not.
   */
  static void quickOnce(Duration limit, Runnable round) {
    Duration least = limit;
    for (int i = 0; i < ROUNDS && least.compareTo(limit) >= 0; i++) {
      long start = System.nanoTime();
      round.run();
      least = Duration.ofNanos(System.nanoTime() - start);
    }
    if (least.compareTo(limit) >= 0) {
      throw new AssertionError("each of " + ROUNDS + " rounds took " + limit + " or more");
    }
  }

  private static <T> Optional<T> read(Callable<T> source) {
    try {
      return Optional.ofNullable(source.call());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
