package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.search.Log;
import java.time.Instant;
import java.util.List;

/** A tenant's events, all or some, in the order of the log. */
public interface EventsInOrder {
  /** What was accepted after a position and before a time, oldest first. */
  List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most);

  /** What was accepted at a time or later and before a position, newest first. */
  List<StoredEvent> last(String tenantId, Instant from, Cursor before, int most);

  /** All of them, to be read newest first. */
  default Log<StoredEvent> log(String tenantId) {
    return new Log<>() {
      @Override
      public List<StoredEvent> last(Instant from, Cursor before, int most) {
        return EventsInOrder.this.last(tenantId, from, before, most);
      }

      @Override
      public List<StoredEvent> first(Instant from, Instant before, int most) {
        return after(tenantId, new Cursor(from, ""), before, most);
      }

      @Override
      public Cursor position(StoredEvent event) {
        return event.position();
      }
    };
  }
}
