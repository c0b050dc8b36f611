package io.synq.eventlog;

import io.synq.event.BodyText;
import io.synq.event.EventScan;
import io.synq.event.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells which events are wanted: the cheap questions first, the body last. */
final class EventMatches {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final EventScan scan;
  private final EventDeliveries deliveries;
  private final String tenantId;
  private final EventCriteria criteria;

  EventMatches(
      EventScan scan, EventDeliveries deliveries, String tenantId, EventCriteria criteria) {
    this.scan = scan;
    this.deliveries = deliveries;
    this.tenantId = tenantId;
    this.criteria = criteria;
  }

  /** Of at most {@link EventScan#CHUNK} events those that fit, in their order. */
  List<StoredEvent> of(List<StoredEvent> events) {
    List<StoredEvent> fitting =
        events.stream().filter(event -> criteria.fit(event.summary())).toList();
    if (criteria.ofDeliveries() && !fitting.isEmpty()) {
      Set<String> found = deliveries.among(tenantId, ids(fitting), criteria);
      fitting = fitting.stream().filter(e -> found.contains(e.summary().eventId())).toList();
    }
    return criteria.text().isPresent()
        ? withText(fitting, BodyText.saying(criteria.text().get()))
        : fitting;
  }

  private List<StoredEvent> withText(List<StoredEvent> events, Predicate<byte[]> text) {
    List<StoredEvent> found = new ArrayList<>();
    int start = 0;
    while (start < events.size()) {
      int end = start + 1;
      long bytes = events.get(start).bytes();
      while (end < events.size() && bytes + events.get(end).bytes() <= MOST_BYTES) {
        bytes += events.get(end++).bytes();
      }
      List<StoredEvent> part = events.subList(start, end);
      Map<String, byte[]> bodies = scan.bodies(tenantId, ids(part));
      for (StoredEvent event : part) {
        byte[] body = bodies.getOrDefault(event.summary().eventId(), new byte[0]);
        if (text.test(body)) {
          found.add(event);
        }
      }
      start = end;
    }
    return found;
  }

  private static List<String> ids(List<StoredEvent> events) {
    return events.stream().map(event -> event.summary().eventId()).toList();
  }
}
