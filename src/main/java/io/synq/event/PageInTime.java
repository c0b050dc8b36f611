package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fills one page from the rows that it is shown, until it is full or its time is over. */
final class PageInTime {
  /** Ids are UUIDs. */
  private static final String BEFORE_ALL_IDS = "0";

  private final UnaryOperator<List<StoredEvent>> matches;
  private final Optional<Cursor> after;
  private final int limit;
  private final InstantSource clock;
  private final Instant deadline;
  private final List<StoredEvent> found = new ArrayList<>();
  private @Nullable Cursor stopped;

  /**
   * @param matches of some rows those that are wanted
   * @param after rows up to this position were on earlier pages
   */
  PageInTime(
      UnaryOperator<List<StoredEvent>> matches,
      Optional<Cursor> after,
      int limit,
      InstantSource clock,
      Instant deadline) {
    this.matches = matches;
    this.after = after;
    this.limit = limit;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Takes rows in, newest first; whether it wants more. At least some rows are always read. */
  boolean add(List<StoredEvent> slice) {
    List<StoredEvent> rows = slice.stream().filter(this::isNew).toList();
    for (int start = 0; start < rows.size(); start += EventScan.CHUNK) {
      int end = Math.min(rows.size(), start + EventScan.CHUNK);
      found.addAll(matches.apply(rows.subList(start, end)));
      if (found.size() > limit) {
        return false;
      }
      if (clock.instant().isAfter(deadline)) {
        stopped = rows.get(end - 1).position();
        return false;
      }
    }
    return true;
  }

  /** Takes note that nothing from this time on is wanted; whether it wants more. */
  boolean skipTo(Instant time) {
    if (clock.instant().isAfter(deadline)) {
      stopped = new Cursor(time, BEFORE_ALL_IDS);
      return false;
    }
    return true;
  }

  private boolean isNew(StoredEvent event) {
    return after.isEmpty()
        || event.summary().acceptedAt().isBefore(after.get().time())
        || event.summary().acceptedAt().equals(after.get().time())
            && event.summary().eventId().compareTo(after.get().id()) < 0;
  }

  /**
   * The page.
   *
   * @param complete whether it is full, or the log's end was reached
   */
  record Result(List<EventSummary> data, @Nullable String nextCursor, boolean complete) {}

  Result result() {
    Page<StoredEvent> page = Page.of(found, limit, StoredEvent::position);
    List<EventSummary> data = page.map(StoredEvent::summary).data();
    return stopped == null
        ? new Result(data, page.nextCursor(), true)
        : new Result(data, stopped.encode(), false);
  }
}
