package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.event.EventScan;
import io.synq.event.StoredEvent;
import io.synq.event.StoredEvents;
import io.synq.platform.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SketcherTest {
  private static final Instant MOMENT = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final Instant CLOSED = MOMENT.plusSeconds(1);

  private final MemoryDatabase database = new MemoryDatabase();
  private final Sketches sketches = new Sketches(database);
  private final Sketcher sketcher = new Sketcher(new FewAtOnce(database), sketches);

  /** Whoever reads more is out of memory when there are very many. */
  private static final class FewAtOnce extends EventScan {
    private FewAtOnce(MemoryDatabase database) {
      super(database);
    }

    @Override
    public List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most) {
      assertThat(most).isLessThanOrEqualTo(2_000);
      return super.after(tenantId, position, before, most);
    }
  }

  /** As after a clock was set back: all are accepted at the promised time. */
  @Test
  void aMomentWithManyEventsIsReadPageByPage() {
    int events = 10_000;
    StoredEvents.add(database, MOMENT, events);
    assertThat(sketcher.next("t", CLOSED)).isTrue();
    assertThat(sketches.end("t")).contains(MOMENT.plusNanos(1_000));
    Sketch made = sketches.newestFirst("t", Instant.EPOCH, CLOSED).findFirst().orElseThrow();
    assertThat(made.from()).isEqualTo(MOMENT);
    assertThat(IntStream.range(0, events))
        .allMatch(i -> made.values().mayHold("ta.t" + i))
        .allMatch(i -> made.values().mayHold("oo" + i))
        .allMatch(i -> made.values().mayHold("uu" + i));
    assertThat(sketcher.next("t", CLOSED)).as("there is no more").isFalse();
  }

  @Test
  void aStretchEndsBeforeItsLastMoment() {
    for (int i = 0; i <= Sketcher.EVENTS; i++) {
      database.change(
          "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
              + " user_id, role, body) values ('t', ?, 'a.b', ?, ?, 'o', 'u', 'r', ?)",
          "e" + i,
          MOMENT,
          MOMENT.plusNanos(i * 1_000L),
          new byte[2]);
    }
    assertThat(sketcher.next("t", CLOSED)).isTrue();
    assertThat(sketches.end("t")).contains(MOMENT.plusNanos(Sketcher.EVENTS * 1_000L));
  }
}
