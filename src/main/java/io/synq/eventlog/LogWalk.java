package io.synq.eventlog;

import io.synq.event.StoredEvent;
import io.synq.search.NewestFirst;
import io.synq.search.PageInTime;
import java.time.Instant;
import java.util.Iterator;

/**
 * Reads a log newest first, but not the stretches that hold nothing of interest by their sketches.
 * Where there is no sketch it reads everything: what is found does not depend on them.
 */
final class LogWalk {
  private final NewestFirst<StoredEvent> log;
  private final EventCriteria criteria;
  private final PageInTime<StoredEvent> page;
  private final Instant now;

  LogWalk(
      NewestFirst<StoredEvent> log,
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
        if (!(sketch.mayHold(criteria)
            ? log.walkShort(start, upper, page::add)
            : page.skipTo(start))) {
          return;
        }
        upper = start;
      }
    }
    readAsItIs(from, upper);
  }

  private boolean readAsItIs(Instant from, Instant before) {
    return log.walk(from, before, now, page::add);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
