package io.synq.eventlog;

import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.EventSummary;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a tenant's log oldest first and never beyond where it is settled: whoever goes on from
 * position to position misses nothing and reads nothing twice. For a bounded time each.
 */
@ApplicationScoped
public class EventFeed {
  private EventScan scan;
  private EventDeliveries deliveries;
  private DeliveryCounts counts;
  private Settlement settlement;
  private Duration limit = Duration.ZERO;
  private InstantSource clock = InstantSource.system();

  @Inject
  EventFeed(
      EventScan scan,
      EventDeliveries deliveries,
      DeliveryCounts counts,
      Settlement settlement,
      EventSettings settings,
      InstantSource clock) {
    this.scan = scan;
    this.deliveries = deliveries;
    this.counts = counts;
    this.settlement = settlement;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  protected EventFeed() {}

  /** A page of what fits after a position; its cursor is the position to go on from. */
  EventPage page(String tenantId, EventCriteria criteria, FeedPosition after, int most) {
    Instant deadline = clock.instant().plus(limit);
    Instant settled = settlement.settled();
    Instant end = criteria.before().filter(settled::isAfter).orElse(settled);
    EventMatches matches = new EventMatches(scan, deliveries, tenantId, criteria);
    FeedPosition position = criteria.from().map(after::orLater).orElse(after);
    List<StoredEvent> found = new ArrayList<>();
    boolean complete = true;
    while (complete && found.size() < most) {
      List<StoredEvent> next = scan.after(tenantId, position.at(), end, PageInTime.CHUNK);
      found.addAll(matches.of(next));
      if (next.size() < PageInTime.CHUNK) {
        position = position.orLater(end);
        break;
      }
      position = new FeedPosition(next.get(next.size() - 1).position());
      complete = !clock.instant().isAfter(deadline);
    }
    if (found.size() >= most) {
      found = found.subList(0, most);
      position = new FeedPosition(found.get(most - 1).position());
      complete = true;
    }
    List<EventSummary> events = found.stream().map(StoredEvent::summary).toList();
    return new EventPage(counts.with(tenantId, events), position.encode(), complete);
  }
}
