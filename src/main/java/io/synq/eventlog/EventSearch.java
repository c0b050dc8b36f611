package io.synq.eventlog;

import io.synq.delivery.FailedEvents;
import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.EventSummary;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.search.Log;
import io.synq.search.NewestFirst;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a tenant's log, newest first, for a bounded time. It looks where it has least to read:
 * at the events of a few deliveries, at those with a failed one, or at the log without the
 * stretches that hold nothing of interest.
 */
@ApplicationScoped
public class EventSearch {
  /** How far another node's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private static final EventCriteria ALL = new EventFilter().criteria();

  private static final Comparator<StoredEvent> NEWEST_FIRST =
      Comparator.comparing((StoredEvent event) -> event.summary().acceptedAt())
          .thenComparing(event -> event.summary().eventId())
          .reversed();

  private final EventScan scan;
  private final EventDeliveries deliveries;
  private final FailedEvents failed;
  private final Sketches sketches;
  private final DeliveryCounts counts;
  private final Settlement settlement;
  private final Database database;
  private final Duration limit;
  private final InstantSource clock;

  @Inject
  EventSearch(
      EventScan scan,
      EventDeliveries deliveries,
      FailedEvents failed,
      Sketches sketches,
      DeliveryCounts counts,
      Settlement settlement,
      Database database,
      EventSettings settings,
      InstantSource clock) {
    this.scan = scan;
    this.deliveries = deliveries;
    this.failed = failed;
    this.sketches = sketches;
    this.counts = counts;
    this.settlement = settlement;
    this.database = database;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  /** A page of what fits, from the newest or from a position on. */
  public EventPage page(String tenantId, EventCriteria criteria, Optional<Cursor> after, int most) {
    Instant now = clock.instant();
    EventMatches matches = new EventMatches(scan, deliveries, tenantId, criteria);
    var page =
        new PageInTime<>(matches::of, StoredEvent::position, after, most, clock, now.plus(limit));
    Instant from = criteria.from().orElse(Instant.EPOCH);
    Instant end = end(now);
    Instant before = criteria.before().orElse(end.plus(AHEAD));
    Instant upper = page.upper(before);
    Optional<Set<String>> few =
        criteria.ofDeliveries() ? deliveries.few(tenantId, criteria) : Optional.empty();
    if (few.isPresent()) {
      page.add(between(from, upper, scan.byId(tenantId, List.copyOf(few.get()))));
    } else if (criteria
        .deliveryStatus()
        .filter(s -> deliveries.areNoted(tenantId, s))
        .isPresent()) {
      newestFirst(failed.log(tenantId), most)
          .walk(from, upper, end, events -> page.add(events.stream().distinct().toList()));
    } else {
      new LogWalk(newestFirst(scan.log(tenantId), most), criteria, page, end)
          .walk(from, upper, sketches(tenantId, criteria, from, upper));
    }
    PageInTime.Result<EventSummary> result = page.result().map(StoredEvent::summary);
    return new EventPage(
        counts.with(tenantId, result.data()), result.nextCursor(), result.complete());
  }

  /** Where the log ends: later than now after a clock was set back. */
  private Instant end(Instant now) {
    Instant settled = settlement.settled();
    return settled.isAfter(now) ? settled : now;
  }

  private NewestFirst<StoredEvent> newestFirst(Log<StoredEvent> log, int most) {
    return new NewestFirst<>(log, database.dialect(), most + 1);
  }

  /** The newest of all, as the log shows them when nobody filters. */
  List<ListedEvent> newest(String tenantId, int most) {
    return page(tenantId, ALL, Optional.empty(), most).data();
  }

  private static List<StoredEvent> between(Instant from, Instant before, List<StoredEvent> events) {
    return events.stream()
        .filter(event -> !event.summary().acceptedAt().isBefore(from))
        .filter(event -> event.summary().acceptedAt().isBefore(before))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private Iterator<Sketch> sketches(
      String tenantId, EventCriteria criteria, Instant from, Instant before) {
    return criteria.ofValues()
        ? sketches.newestFirst(tenantId, from, before).iterator()
        : Collections.emptyIterator();
  }
}
