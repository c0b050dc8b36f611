package io.synq.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageInTimeTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final List<Cursor> asked = new ArrayList<>();
  private Instant now = NOW;
  private Duration cost = Duration.ZERO;
  private Optional<Cursor> after = Optional.empty();
  private int wanted = Integer.MAX_VALUE;

  private PageInTime<Cursor> page(int limit) {
    return new PageInTime<>(
        this::match, UnaryOperator.identity(), after, limit, () -> now, NOW.plus(LIMIT));
  }

  private List<Cursor> match(List<Cursor> rows) {
    asked.addAll(rows);
    now = now.plus(cost);
    return rows.stream().limit(wanted).toList();
  }

  /** Newest first: {@code e<n>} down to {@code e0}. */
  private static List<Cursor> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> row(count - 1 - i)).toList();
  }

  private static Cursor row(int number) {
    return new Cursor(NOW.minusSeconds(1000).plusSeconds(number), "e" + number);
  }

  @Test
  void aFullPageIsCompleteAndGoesOnAfterItsLastRow() {
    var page = page(10);
    assertThat(page.add(rows(500))).isFalse();
    var result = page.result();
    assertThat(result.data()).hasSize(10);
    assertThat(result.complete()).isTrue();
    assertThat(Cursor.decode(result.nextCursor())).contains(row(490));
    assertThat(asked).as("no more is looked at than is needed").hasSize(PageInTime.CHUNK);
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
    assertThat(asked).hasSize(3 * PageInTime.CHUNK);
    assertThat(Cursor.decode(result.nextCursor())).contains(asked.get(asked.size() - 1));
  }

  @Test
  void evenWithoutTimeItComesForward() {
    wanted = 0;
    cost = LIMIT.multipliedBy(2);
    page(10).add(rows(500));
    assertThat(asked).hasSize(PageInTime.CHUNK);
  }

  @Test
  void whatWasOnEarlierPagesIsLeftOut() {
    after = Optional.of(row(4));
    var page = page(10);
    page.add(rows(8));
    assertThat(page.result().data()).extracting(Cursor::id).containsExactly("e3", "e2", "e1", "e0");
  }

  @Test
  void ofOneMomentTheIdDecides() {
    after = Optional.of(new Cursor(row(4).time(), "e40"));
    var page = page(10);
    page.add(List.of(row(4)));
    assertThat(page.result().data()).hasSize(1);
    after = Optional.of(new Cursor(row(4).time(), "e4"));
    page = page(10);
    page.add(List.of(row(4)));
    assertThat(page.result().data()).isEmpty();
  }
}
