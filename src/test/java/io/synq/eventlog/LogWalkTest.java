package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.EventSummary;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import io.synq.platform.Dialect;
import io.synq.search.Log;
import io.synq.search.NewestFirst;
import io.synq.search.PageInTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sketched of whatever log: a search finds what it would find without. */
class LogWalkTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Duration LIMIT = Duration.ofMillis(400);

  private final TreeMap<Instant, List<StoredEvent>> log = new TreeMap<>();
  private final List<Sketch> sketches = new ArrayList<>();
  private Random random = new Random(0);
  private Duration cost = Duration.ZERO;
  private Instant now = NOW;
  private Dialect dialect = Dialect.POSTGRESQL;
  private int rowsRead;

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheSame(int seed) {
    random = new Random(seed);
    dialect = Dialect.values()[seed % 2];
    fillLog(random.nextInt(3_000));
    sketchSome();
    cost = Duration.ofMillis(random.nextInt(200));
    var criteria = criteria();
    var all = new ArrayList<String>();
    Optional<Cursor> after = Optional.empty();
    int pages = 0;
    do {
      var page = page(criteria, after, 1 + random.nextInt(60));
      page.data().forEach(event -> all.add(event.summary().eventId()));
      assertThat(page.complete() || page.nextCursor() != null).isTrue();
      after = Cursor.decode(page.nextCursor());
      assertThat(pages++).as("searches come forward").isLessThan(5_000);
    } while (after.isPresent());
    assertThat(all).isEqualTo(expected(criteria));
  }

  @Test
  void passesOverWhatHoldsNothing() {
    fillLog(3_000);
    sketch(log.firstKey(), log.lastKey().plusNanos(1_000), 10);
    var criteria =
        new EventCriteria(
            Optional.of("no.such"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(page(criteria, Optional.empty(), 50).complete()).isTrue();
    assertThat(rowsRead).isZero();
  }

  private PageInTime.Result<StoredEvent> page(
      EventCriteria criteria, Optional<Cursor> after, int limit) {
    now = NOW;
    var page =
        new PageInTime<>(
            rows -> fitting(rows, criteria),
            StoredEvent::position,
            after,
            limit,
            () -> now,
            NOW.plus(LIMIT));
    Instant before = criteria.before().orElse(NOW.plusSeconds(3_600));
    Instant upper =
        after.map(cursor -> cursor.time().plusNanos(1_000)).filter(before::isAfter).orElse(before);
    new LogWalk(new NewestFirst<>(new Rows(), dialect, limit + 1), criteria, page, NOW)
        .walk(criteria.from().orElse(Instant.EPOCH), upper, newestFirst());
    return page.result();
  }

  private List<StoredEvent> fitting(List<StoredEvent> rows, EventCriteria criteria) {
    now = now.plus(cost);
    return rows.stream().filter(event -> criteria.fit(event.summary())).toList();
  }

  private final class Rows implements Log<StoredEvent> {
    @Override
    public List<StoredEvent> last(Instant from, Cursor before, int most) {
      return read(
          newestFirst(log.subMap(from, true, before.time(), true))
              .filter(event -> isLower(event.position(), before)),
          most);
    }

    private boolean isLower(Cursor position, Cursor than) {
      int earlier = position.time().compareTo(than.time());
      return earlier < 0 || earlier == 0 && position.id().compareTo(than.id()) < 0;
    }

    @Override
    public List<StoredEvent> first(Instant from, Instant before, int most) {
      assertThat(from).isBefore(before);
      return read(log.subMap(from, before).values().stream().flatMap(List::stream), most);
    }

    private List<StoredEvent> read(Stream<StoredEvent> events, int most) {
      var rows = events.limit(most).toList();
      rowsRead += rows.size();
      return rows;
    }

    @Override
    public Cursor position(StoredEvent event) {
      return event.position();
    }
  }

  private static Stream<StoredEvent> newestFirst(NavigableMap<Instant, List<StoredEvent>> events) {
    return events.descendingMap().values().stream()
        .flatMap(
            moment -> {
              var reversed = new ArrayList<>(moment);
              Collections.reverse(reversed);
              return reversed.stream();
            });
  }

  private Iterator<Sketch> newestFirst() {
    return sketches.stream().sorted(Comparator.comparing(Sketch::from).reversed()).iterator();
  }

  private List<String> expected(EventCriteria criteria) {
    return newestFirst(log)
        .map(StoredEvent::summary)
        .filter(criteria::fit)
        .filter(e -> criteria.from().filter(e.acceptedAt()::isBefore).isEmpty())
        .filter(e -> criteria.before().map(e.acceptedAt()::isBefore).orElse(true))
        .map(EventSummary::eventId)
        .toList();
  }

  /**
   * Crowded, lonely and shared moments; few values, so that some are in many places, some in one.
   */
  private void fillLog(int count) {
    Instant time = NOW;
    for (int i = 0; i < count; i++) {
      if (random.nextInt(4) > 0) {
        time =
            time.minusNanos(
                1_000L * (1 + random.nextInt(random.nextInt(100) == 0 ? 2_000_000_000 : 900)));
      }
      var event =
          new EventSummary(
              "e%08x".formatted(count - i),
              "t" + rare(),
              time,
              time,
              "t",
              "o" + rare(),
              "u" + rare(),
              "r");
      log.computeIfAbsent(time, key -> new ArrayList<>()).add(0, new StoredEvent(event, 100));
    }
  }

  private int rare() {
    return (int) Math.pow(10, random.nextDouble() * 3.5);
  }

  /** Of parts of the log, with gaps, and now and then twice. */
  private void sketchSome() {
    var moments = List.copyOf(log.keySet());
    for (int start = 0; start < moments.size() - 1; ) {
      int end = Math.min(moments.size() - 1, start + 1 + random.nextInt(200));
      if (random.nextInt(4) > 0) {
        sketch(moments.get(start), moments.get(end), 1);
      }
      start = random.nextInt(10) == 0 ? Math.max(start + 1, end - 5) : end;
    }
  }

  private void sketch(Instant from, Instant until, int parts) {
    Duration part = Duration.between(from, until).dividedBy(parts);
    for (int i = 0; i < parts; i++) {
      Instant start = from.plus(part.multipliedBy(i));
      Instant end = i == parts - 1 ? until : start.plus(part);
      var events = log.subMap(start, end).values().stream().flatMap(List::stream).toList();
      sketches.add(Sketch.of(start, end, events));
    }
  }

  private EventCriteria criteria() {
    return new EventCriteria(
        maybe("t" + rare()),
        random.nextInt(4) == 0 ? Optional.of(moment()) : Optional.empty(),
        random.nextInt(4) == 0 ? Optional.of(moment()) : Optional.empty(),
        maybe("o" + rare()),
        maybe("u" + rare()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<String> maybe(String value) {
    return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  private Instant moment() {
    var moments = List.copyOf(log.keySet());
    return moments.isEmpty() ? NOW : moments.get(random.nextInt(moments.size()));
  }
}
