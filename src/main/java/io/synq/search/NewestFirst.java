package io.synq.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a log newest first through an index that runs oldest first, which Derby cannot read
 * backwards: in slices of time, each read forwards and turned round. A slice holds a bounded number
 * of rows, since its width follows the density of the log.
 *
 * @param <R> row
 */
public final class NewestFirst<R> {
  /** The most rows of a slice. */
  static final int MOST = 2_000;

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration NARROWEST = Duration.ofMillis(1);
  private static final Duration WIDEST = Duration.ofDays(36_500);
  private static final int STEP = 8;

  private final Source<R> source;

  public NewestFirst(Source<R> source) {
    this.source = source;
  }

  /** The log. */
  public interface Source<R> {
    /** The first rows with {@code from <= time < before}, at most so many, oldest first. */
    List<R> between(Instant from, Instant before, int most);
  }

  /**
   * Shows the rows with {@code from <= time < before}, newest first.
   *
   * @param now where the log ends, more or less
   * @param goOn is shown the rows of a slice, never none; the walk ends when it says false
   * @return whether the walk came to its end
   */
  public boolean walk(Instant from, Instant before, Instant now, Predicate<List<R>> goOn) {
    Instant upper = before;
    Duration width = FIRST;
    while (upper.isAfter(from)) {
      Instant lower = latest(from, (upper.isAfter(now) ? now : upper).minus(width));
      boolean narrow = width.compareTo(NARROWEST) <= 0;
      List<R> rows = source.between(lower, upper, narrow ? Integer.MAX_VALUE : MOST + 1);
      if (rows.size() > MOST && !narrow) {
        width = width.dividedBy(STEP);
      } else {
        if (!rows.isEmpty() && !goOn.test(reversed(rows))) {
          return false;
        }
        upper = lower;
        width = rows.size() < MOST / STEP ? wider(width) : width;
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

  private static <R> List<R> reversed(List<R> rows) {
    List<R> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
