package io.synq.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a log newest first through an index that runs oldest first, which Derby cannot read
 * backwards: in slices of time, each read forwards and turned round. A slice holds a bounded number
 * of rows, since its width follows the density of the log; a moment that holds more is sorted by
 * the database, page by page.
 *
 * @param <R> row
 */
final class Slices<R> {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration NARROWEST = Duration.ofMillis(1);
  private static final Duration WIDEST = Duration.ofDays(36_500);
  private static final int STEP = 8;

  private final Log<R> log;

  Slices(Log<R> log) {
    this.log = log;
  }

  boolean walk(Instant from, Instant before, Instant now, Predicate<List<R>> goOn) {
    Instant upper = before;
    Duration width = FIRST;
    while (upper.isAfter(from)) {
      Instant lower = latest(from, (upper.isAfter(now) ? now : upper).minus(width));
      List<R> rows = log.first(lower, upper, NewestFirst.MOST + 1);
      boolean crowded = rows.size() > NewestFirst.MOST;
      if (crowded && width.compareTo(NARROWEST) > 0) {
        width = width.dividedBy(STEP);
      } else if (crowded) {
        if (!NewestFirst.pages(log, lower, upper, NewestFirst.MOST, goOn)) {
          return false;
        }
        upper = lower;
      } else {
        if (!rows.isEmpty() && !goOn.test(NewestFirst.reversed(rows))) {
          return false;
        }
        upper = lower;
        width = rows.size() < NewestFirst.MOST / STEP ? wider(width) : width;
      }
    }
    return true;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Duration wider(Duration width) {
    return width.compareTo(WIDEST.dividedBy(STEP)) > 0 ? WIDEST : width.multipliedBy(STEP / 2);
  }
}
