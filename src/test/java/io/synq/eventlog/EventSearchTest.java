package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.FailedEvents;
import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.GivenSettlement;
import io.synq.event.StoredEvents;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventSearchTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final EventSearch search =
      new EventSearch(
          new EventScan(database),
          new EventDeliveries(database),
          new FailedEvents(database),
          new Sketches(database),
          new DeliveryCounts(database),
          GivenSettlement.of(database),
          database,
          new EventSettings(GivenSettings.of()),
          () -> NOW);

  /** After a clock was set back, events are accepted at the time that was promised before. */
  @Test
  void findsWhatIsLaterThanNow() {
    Instant promised = NOW.plus(Duration.ofHours(5));
    database.change("update event_settled set settled_at = ?", promised);
    StoredEvents.add(database, promised, 3);
    assertThat(search.newest("t", 50))
        .extracting(ListedEvent::eventId)
        .containsExactly("e00002", "e00001", "e00000");
  }
}
