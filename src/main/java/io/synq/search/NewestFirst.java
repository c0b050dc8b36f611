package io.synq.search;

import io.synq.platform.Cursor;
import io.synq.platform.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a log newest first, a bounded number of rows at once: from its end, or in {@link Slices}
 * where the database cannot.
 *
 * @param <R> row
 */
public final class NewestFirst<R> {
  /** The most rows that are read at once. */
  static final int MOST = 2_000;

  private final Log<R> log;
  private final boolean backwards;
  private final int wanted;

  /**
   * @param wanted so many rows will do if all of them fit
   */
  public NewestFirst(Log<R> log, Dialect dialect, int wanted) {
    this.log = log;
    this.backwards = dialect.readsBackwards();
    this.wanted = wanted;
  }

  /**
   * Shows the rows with {@code from <= time < before}, newest first.
   *
   * @param now where the log ends, more or less
   * @param goOn is shown some rows, never none; the walk ends when it says false
   * @return whether the walk came to its end
   */
  public boolean walk(Instant from, Instant before, Instant now, Predicate<List<R>> goOn) {
    if (!before.isAfter(from)) {
      return true;
    }
    return backwards
        ? pages(log, from, before, wanted, goOn)
        : new Slices<>(log).walk(from, before, now, goOn);
  }

  /** The same for a stretch that is known to be short. */
  public boolean walkShort(Instant from, Instant before, Predicate<List<R>> goOn) {
    if (backwards) {
      return pages(log, from, before, log.most(), goOn);
    }
    List<R> rows = reversed(log.first(from, before, MOST + 1));
    if (rows.size() > MOST) {
      return pages(log, from, before, MOST, goOn);
    }
    return rows.isEmpty() || goOn.test(rows);
  }

  /** Page by page from the end, of which each is asked for by the last position. */
  static <R> boolean pages(
      Log<R> log, Instant from, Instant before, int atOnce, Predicate<List<R>> goOn) {
    Cursor position = new Cursor(before, "");
    int bound = Math.max(atOnce, log.most());
    for (int most = atOnce; ; most = Math.min(bound, most * 2)) {
      List<R> rows = log.last(from, position, most);
      if (!rows.isEmpty() && !goOn.test(rows)) {
        return false;
      }
      if (rows.size() < most) {
        return true;
      }
      position = log.position(rows.get(rows.size() - 1));
    }
  }

  static <R> List<R> reversed(List<R> rows) {
    List<R> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
