package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageInTimeTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final List<StoredEvent> asked = new ArrayList<>();
  private Instant now = NOW;
  private Duration cost = Duration.ZERO;
  private Optional<Cursor> after = Optional.empty();
  private int wanted = Integer.MAX_VALUE;

  private PageInTime page(int limit) {
    return new PageInTime(this::match, after, limit, () -> now, NOW.plus(LIMIT));
  }

  private List<StoredEvent> match(List<StoredEvent> rows) {
    asked.addAll(rows);
    now = now.plus(cost);
    return rows.stream().limit(wanted).toList();
  }

  /** Newest first: {@code e<n>} down to {@code e0}. */
  private static List<StoredEvent> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> row(count - 1 - i)).toList();
  }

  private static StoredEvent row(int number) {
    Instant time = NOW.minusSeconds(1000).plusSeconds(number);
    return new StoredEvent(
        new EventSummary("e" + number, "order.created", time, time, "t", "o", "u", "r"), 100);
  }

  @Test
  void aFullPageIsCompleteAndGoesOnAfterItsLastRow() {
    var page = page(10);
    assertThat(page.add(rows(500))).isFalse();
    var result = page.result();
    assertThat(result.data()).hasSize(10);
    assertThat(result.complete()).isTrue();
    assertThat(Cursor.decode(result.nextCursor())).contains(row(490).position());
    assertThat(asked).as("no more is looked at than is needed").hasSize(EventScan.CHUNK);
  }

  @Test
  void theEndOfTheLogHasNoCursor() {
    var page = page(10);
    assertThat(page.add(rows(10))).isTrue();
    assertThat(page.result().nextCursor()).isNull();
    assertThat(page.result().complete()).isTrue();
  }

  @Test
  void whenTimeIsOverTheSearchSaysWhereItStopped() {
    wanted = 0;
    cost = Duration.ofMillis(900);
    var page = page(10);
    assertThat(page.add(rows(500))).isFalse();
    var result = page.result();
    assertThat(result.data()).isEmpty();
    assertThat(result.complete()).isFalse();
    assertThat(asked).hasSize(3 * EventScan.CHUNK);
    assertThat(Cursor.decode(result.nextCursor())).contains(asked.get(asked.size() - 1).position());
  }

  @Test
  void evenWithoutTimeItComesForward() {
    wanted = 0;
    cost = LIMIT.multipliedBy(2);
    page(10).add(rows(500));
    assertThat(asked).hasSize(EventScan.CHUNK);
  }

  @Test
  void whatWasOnEarlierPagesIsLeftOut() {
    after = Optional.of(row(4).position());
    var page = page(10);
    page.add(rows(8));
    assertThat(page.result().data())
        .extracting(EventSummary::eventId)
        .containsExactly("e3", "e2", "e1", "e0");
  }

  @Test
  void ofOneMomentTheIdDecides() {
    after = Optional.of(new Cursor(row(4).summary().acceptedAt(), "e40"));
    var page = page(10);
    page.add(List.of(row(4)));
    assertThat(page.result().data()).hasSize(1);
    after = Optional.of(new Cursor(row(4).summary().acceptedAt(), "e4"));
    page = page(10);
    page.add(List.of(row(4)));
    assertThat(page.result().data()).isEmpty();
  }
}
