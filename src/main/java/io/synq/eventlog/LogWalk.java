package io.synq.eventlog;

import io.synq.event.StoredEvent;
import io.synq.search.NewestFirst;
import io.synq.search.PageInTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Reads a log newest first, but not the stretches that hold nothing of interest by their sketches.
 * Where there is no sketch it reads everything: what is found does not depend on them.
 */
final class LogWalk {
  private final NewestFirst.Source<StoredEvent> log;
  private final EventCriteria criteria;
  private final PageInTime<StoredEvent> page;
  private final Instant now;

  LogWalk(
      NewestFirst.Source<StoredEvent> log,
      EventCriteria criteria,
      PageInTime<StoredEvent> page,
      Instant now) {
    this.log = log;
    this.criteria = criteria;
    this.page = page;
    this.now = now;
  }

  /** Fills the page from a time, backwards. The sketches come newest first. */
  void walk(Instant from, Instant before, Iterator<Sketch> sketches) {
    Instant upper = before;
    while (upper.isAfter(from) && sketches.hasNext()) {
      Sketch sketch = sketches.next();
      if (sketch.until().isBefore(upper)) {
        Instant end = latest(from, sketch.until());
        if (!readAsItIs(end, upper)) {
          return;
        }
        upper = end;
      }
      Instant start = latest(from, sketch.from());
      if (start.isBefore(upper)) {
        if (!(sketch.mayHold(criteria) ? read(start, upper) : page.skipTo(start))) {
          return;
        }
        upper = start;
      }
    }
    readAsItIs(from, upper);
  }

  private boolean readAsItIs(Instant from, Instant before) {
    return new NewestFirst<>(log).walk(from, before, now, page::add);
  }

  /** A sketched stretch is short. */
  private boolean read(Instant from, Instant before) {
    List<StoredEvent> events = new ArrayList<>(log.between(from, before, Integer.MAX_VALUE));
    Collections.reverse(events);
    return page.add(events);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
