package io.synq.eventlog;

import io.synq.event.EventScan;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes sketches of what is closed: so old that nothing will be added to it any more. */
@ApplicationScoped
public class Sketcher {
  /** How many events a sketch is about; a few more or less, as it begins and ends with a moment. */
  static final int EVENTS = 1_000;

  private final EventScan scan;
  private final Sketches sketches;

  @Inject
  Sketcher(EventScan scan, Sketches sketches) {
    this.scan = scan;
    this.sketches = sketches;
  }

  /**
   * Sketches a tenant's next stretch, in no transaction. Several nodes may do so at once: each says
   * of what it has read only what is true, and of two from one place the first is kept.
   *
   * @param closed nothing will be added before it any more
   * @return false if the next stretch is not full yet
   */
  boolean next(String tenantId, Instant closed) {
    Optional<Instant> end = sketches.end(tenantId);
    Cursor start = new Cursor(end.orElse(Instant.EPOCH), "");
    List<StoredEvent> events = scan.after(tenantId, start, closed, EVENTS + 1);
    if (events.size() <= EVENTS) {
      return false;
    }
    Instant first = events.get(0).summary().acceptedAt();
    Instant last = events.get(EVENTS).summary().acceptedAt();
    Instant from = end.orElse(first);
    sketches.add(
        tenantId, first.equals(last) ? moment(tenantId, from, events) : of(from, last, events));
    return true;
  }

  private static Sketch of(Instant from, Instant until, List<StoredEvent> events) {
    return Sketch.of(
        from,
        until,
        events.stream().filter(event -> event.summary().acceptedAt().isBefore(until)).toList());
  }

  /**
   * Of more of one moment than a sketch should be about. After a clock was set back there may be
   * any number: they are read page by page, and none is kept in memory.
   */
  private Sketch moment(String tenantId, Instant from, List<StoredEvent> first) {
    Instant until = first.get(0).summary().acceptedAt().plusNanos(1_000);
    BloomFilter values = BloomFilter.largest();
    List<StoredEvent> page = first;
    while (!page.isEmpty()) {
      Sketch.values(page).forEach(values::add);
      page = scan.after(tenantId, page.get(page.size() - 1).position(), until, EVENTS);
    }
    return new Sketch(from, until, values);
  }
}
