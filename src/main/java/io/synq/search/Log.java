package io.synq.search;

import io.synq.platform.Cursor;
import java.time.Instant;
import java.util.List;

/**
 * Rows in the order of a time and an id, as a database has them in an index.
 *
 * @param <R> row
 */
public interface Log<R> {
  /** How many rows may be read at once, at most. */
  default int most() {
    return NewestFirst.MOST;
  }

  /**
   * The last rows from a time on and before a position, at most so many, newest first. A database
   * that does not read an index backwards sorts all that there are.
   */
  List<R> last(Instant from, Cursor before, int most);

  /**
   * The first rows from a time on and before another, at most so many, oldest first. For databases
   * that do not read an index backwards.
   */
  List<R> first(Instant from, Instant before, int most);

  /** Where a row stands. */
  Cursor position(R row);
}
