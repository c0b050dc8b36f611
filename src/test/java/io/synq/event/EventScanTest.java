package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.FailedEvents;
import io.synq.platform.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log of which many events have one time is read page by page, in both directions. */
class EventScanTest {
  private static final Instant MOMENT = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final int EVENTS = 10;

  private final MemoryDatabase database = new MemoryDatabase();

  @BeforeEach
  void add() {
    StoredEvents.add(database, MOMENT, EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      database.change(
          "insert into failed_delivery (tenant_id, accepted_at, event_id, delivery_id, endpoint_id)"
              + " values ('t', ?, ?, ?, 'ep')",
          MOMENT,
          "e%05d".formatted(i),
          "d" + i);
    }
  }

  private EventsInOrder log(boolean failed) {
    return failed ? new FailedEvents(database) : new EventScan(database);
  }

  private static List<String> ids() {
    return IntStream.range(0, EVENTS).mapToObj("e%05d"::formatted).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oldestFirst(boolean failed) {
    List<String> read = new ArrayList<>();
    Cursor position = new Cursor(MOMENT, "");
    for (int i = 0; i < EVENTS; i += 3) {
      List<StoredEvent> page = log(failed).after("t", position, MOMENT.plusNanos(1_000), 3);
      page.forEach(event -> read.add(event.summary().eventId()));
      position = page.get(page.size() - 1).position();
    }
    assertThat(read).isEqualTo(ids());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void newestFirst(boolean failed) {
    List<String> read = new ArrayList<>();
    Cursor position = new Cursor(MOMENT.plusNanos(1_000), "");
    for (int i = 0; i < EVENTS; i += 3) {
      List<StoredEvent> page = log(failed).last("t", MOMENT, position, 3);
      page.forEach(event -> read.add(event.summary().eventId()));
      position = page.get(page.size() - 1).position();
    }
    Collections.reverse(read);
    assertThat(read).isEqualTo(ids());
  }
}
