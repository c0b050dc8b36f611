package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.NewestFirst;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Searches a tenant's log, newest first, for a bounded time. */
@ApplicationScoped
public class EventSearch {
  /** How far another node's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private static final EventCriteria ALL = new EventFilter().criteria();

  private EventScan scan;
  private DeliveryCounts counts;
  private Duration limit = Duration.ZERO;
  private InstantSource clock = InstantSource.system();

  @Inject
  EventSearch(EventScan scan, DeliveryCounts counts, EventSettings settings, InstantSource clock) {
    this.scan = scan;
    this.counts = counts;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  protected EventSearch() {}

  /** A page of what fits, from the newest or from a position on. */
  public EventPage page(String tenantId, EventCriteria criteria, Optional<Cursor> after, int most) {
    Instant now = clock.instant();
    EventMatches matches = new EventMatches(scan, tenantId, criteria);
    PageInTime page = new PageInTime(matches::of, after, most, clock, now.plus(limit));
    Instant before = criteria.before().orElse(now.plus(AHEAD));
    // The position's own moment may hold more events.
    Instant upper =
        after.map(cursor -> cursor.time().plusNanos(1_000)).filter(before::isAfter).orElse(before);
    new NewestFirst<StoredEvent>(
            (from, to, rows) -> scan.after(tenantId, new Cursor(from, ""), to, rows))
        .walk(criteria.from().orElse(Instant.EPOCH), upper, now, page::add);
    PageInTime.Result result = page.result();
    return new EventPage(
        counts.with(tenantId, result.data()), result.nextCursor(), result.complete());
  }

  /** The newest of all, as the log shows them when nobody filters. */
  public List<ListedEvent> newest(String tenantId, int most) {
    return page(tenantId, ALL, Optional.empty(), most).data();
  }
}
