package io.synq.search;

import io.synq.platform.Cursor;
import io.synq.platform.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fills one page from the rows that it is shown, newest first, until it is full or its time is
 * over.
 *
 * @param <R> row
 */
public final class PageInTime<R> {
  /** How many rows are matched at once. */
  public static final int CHUNK = 64;

  /** All ids begin with a letter or a hexadecimal digit. */
  private static final String BEFORE_ALL_IDS = "0";

  private final UnaryOperator<List<R>> matches;
  private final Function<R, Cursor> position;
  private final Optional<Cursor> after;
  private final int limit;
  private final InstantSource clock;
  private final Instant deadline;
  private final List<R> found = new ArrayList<>();
  private @Nullable Cursor stopped;

  /**
   * @param matches of at most {@link #CHUNK} rows those that are wanted
   * @param after rows up to this position were on earlier pages
   */
  public PageInTime(
      UnaryOperator<List<R>> matches,
      Function<R, Cursor> position,
      Optional<Cursor> after,
      int limit,
      InstantSource clock,
      Instant deadline) {
    this.matches = matches;
    this.position = position;
    this.after = after;
    this.limit = limit;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Takes rows in, newest first; whether it wants more. At least some rows are always read. */
  public boolean add(List<R> slice) {
    List<R> rows = slice.stream().filter(this::isNew).toList();
    for (int start = 0; start < rows.size(); start += CHUNK) {
      int end = Math.min(rows.size(), start + CHUNK);
      found.addAll(matches.apply(rows.subList(start, end)));
      if (found.size() > limit) {
        return false;
      }
      if (clock.instant().isAfter(deadline)) {
        stopped = position.apply(rows.get(end - 1));
        return false;
      }
    }
    return true;
  }

  /** Takes note that nothing from this time on is wanted; whether it wants more. */
  public boolean skipTo(Instant time) {
    if (clock.instant().isAfter(deadline)) {
      stopped = new Cursor(time, BEFORE_ALL_IDS);
      return false;
    }
    return true;
  }

  /** Where reading may begin: what is not before this was on earlier pages, or is not wanted. */
  public Instant upper(Instant before) {
    // The millisecond of the position may hold more rows: ids are no finer.
    return after.map(cursor -> cursor.time().plusMillis(1)).filter(before::isAfter).orElse(before);
  }

  private boolean isNew(R row) {
    if (after.isEmpty()) {
      return true;
    }
    Cursor at = position.apply(row);
    return at.time().isBefore(after.get().time())
        || at.time().equals(after.get().time()) && at.id().compareTo(after.get().id()) < 0;
  }

  /**
   * The page.
   *
   * @param complete whether it is full, or the log's end was reached
   */
  public record Result<R>(List<R> data, @Nullable String nextCursor, boolean complete) {
    public <T> Result<T> map(Function<R, T> function) {
      return new Result<>(data.stream().map(function).toList(), nextCursor, complete);
    }
  }

  /** What was found. */
  public Result<R> result() {
    Page<R> page = Page.of(found, limit, position);
    return stopped == null
        ? new Result<>(page.data(), page.nextCursor(), true)
        : new Result<>(page.data(), stopped.encode(), false);
  }
}
