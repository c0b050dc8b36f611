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
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration SELDOM = Duration.ofMillis(250);

  private Await() {}

  /** The first value that fits; fails with the last one seen. */
  static <T> T value(Duration limit, Callable<T> source, Predicate<T> fits) {
    return value(limit, STEP, source, fits);
  }

  private static <T> T value(Duration limit, Duration step, Callable<T> source, Predicate<T> fits) {
    long end = System.nanoTime() + limit.toNanos();
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
    }
  }

  static void until(Duration limit, Callable<Boolean> condition) {
    value(limit, condition, Boolean::booleanValue);
  }

  /** Looks seldom: for what takes seconds, and takes longer the more often it is asked. */
  static void untilAtLast(Duration limit, Callable<Boolean> condition) {
    value(limit, SELDOM, condition, Boolean::booleanValue);
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
