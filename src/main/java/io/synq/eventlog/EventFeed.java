package io.synq.eventlog;

import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.EventSummary;
import io.synq.event.PurgedEvents;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads a tenant's log oldest first and never beyond where it is settled: whoever goes on from
 * position to position misses nothing and reads nothing twice. For a bounded time each.
 */
@ApplicationScoped
public class EventFeed {
  private static final String EXPIRED =
      "Events that came after this position are no longer kept, and would be missed."
          + " Begin anew: after=start is the oldest event that is.";

  private final EventScan scan;
  private final PurgedEvents purged;
  private final EventDeliveries deliveries;
  private final DeliveryCounts counts;
  private final Settlement settlement;
  private final Duration limit;
  private final InstantSource clock;

  @Inject
  public EventFeed(
      EventScan scan,
      PurgedEvents purged,
      EventDeliveries deliveries,
      DeliveryCounts counts,
      Settlement settlement,
      EventSettings settings,
      InstantSource clock) {
    this.scan = scan;
    this.purged = purged;
    this.deliveries = deliveries;
    this.counts = counts;
    this.settlement = settlement;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  /**
   * Refuses a position that somebody would go on from without what has been deleted after it (410).
   */
  public void check(String tenantId, FeedPosition after) {
    if (!after.isStart() && purged.last(tenantId).filter(after::isBefore).isPresent()) {
      throw Problem.of(ProblemType.POSITION_EXPIRED, EXPIRED).exception();
    }
  }

  /** A page of what fits after a position; its cursor is the position to go on from. */
  EventPage page(String tenantId, EventCriteria criteria, FeedPosition after, int most) {
    Instant deadline = clock.instant().plus(limit);
    Instant settled = settlement.settled();
    Instant end = criteria.before().filter(settled::isAfter).orElse(settled);
    EventMatches matches = new EventMatches(scan, deliveries, tenantId, criteria);
    FeedPosition begin = criteria.from().map(after::orLater).orElse(after);
    FeedPosition position = begin;
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
    // After it was read: what was deleted meanwhile may be missing.
    check(tenantId, after.isStart() ? after : begin);
    List<EventSummary> events = found.stream().map(StoredEvent::summary).toList();
    return new EventPage(counts.with(tenantId, events), position.encode(), complete);
  }

  /**
   * What was accepted after a position, with bodies: of {@link EventScan#CHUNK} events at most
   * those of the types that are wanted, and of these the first whose bodies have so many bytes
   * together, or the first one. Refuses a position as {@link #check} does.
   *
   * @param settled up to where to read; not later than {@link Settlement#settled()}
   */
  public FeedPart part(
      String tenantId,
      FeedPosition after,
      Instant settled,
      Predicate<String> types,
      long mostBytes) {
    List<StoredEvent> read = scan.after(tenantId, after.at(), settled, EventScan.CHUNK);
    List<StoredEvent> wanted =
        read.stream().filter(event -> types.test(event.summary().eventType())).toList();
    int count = fitting(wanted, mostBytes);
    List<StoredEvent> taken = wanted.subList(0, count);
    boolean complete = count == wanted.size() && read.size() < EventScan.CHUNK;
    FeedPosition next = after.orLater(settled);
    if (count < wanted.size()) {
      next = new FeedPosition(taken.get(count - 1).position());
    } else if (!complete) {
      next = new FeedPosition(read.get(read.size() - 1).position());
    }
    List<FeedPart.Entry> entries = entries(tenantId, taken);
    check(tenantId, after);
    return new FeedPart(entries, next, complete);
  }

  private static int fitting(List<StoredEvent> events, long mostBytes) {
    int count = 0;
    long bytes = 0;
    while (count < events.size()) {
      bytes += events.get(count).bytes();
      if (count > 0 && bytes > mostBytes) {
        return count;
      }
      count++;
    }
    return count;
  }

  /** Without those that were deleted meanwhile. */
  private List<FeedPart.Entry> entries(String tenantId, List<StoredEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    Map<String, byte[]> bodies =
        scan.bodies(tenantId, events.stream().map(event -> event.summary().eventId()).toList());
    List<FeedPart.Entry> entries = new ArrayList<>();
    for (StoredEvent event : events) {
      byte[] body = bodies.get(event.summary().eventId());
      if (body != null) {
        entries.add(
            new FeedPart.Entry(
                new FeedPosition(event.position()), event.summary().eventType(), body));
      }
    }
    return entries;
  }
}
