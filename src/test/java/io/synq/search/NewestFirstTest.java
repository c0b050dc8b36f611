package io.synq.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Cursor;
import io.synq.platform.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewestFirstTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final int WANTED = 51;

  private final TreeMap<Instant, List<Row>> log = new TreeMap<>();
  private final List<String> seen = new ArrayList<>();
  private int reads;
  private int rowsRead;
  private int most = NewestFirst.MOST;
  private int mostAtOnce;

  private record Row(Instant time, String name) {}

  private final class Rows implements Log<Row> {
    @Override
    public int most() {
      return most;
    }

    @Override
    public List<Row> last(Instant from, Cursor before, int most) {
      return read(
          log.subMap(from, true, before.time(), true).descendingMap().values().stream()
              .flatMap(rows -> NewestFirst.reversed(rows).stream())
              .filter(row -> row.time.isBefore(before.time()) || isLower(row.name, before.id())),
          most);
    }

    private boolean isLower(String name, String than) {
      return name.compareTo(than) < 0;
    }

    @Override
    public List<Row> first(Instant from, Instant before, int most) {
      return read(log.subMap(from, before).values().stream().flatMap(List::stream), most);
    }

    private List<Row> read(Stream<Row> rows, int most) {
      reads++;
      mostAtOnce = Math.max(mostAtOnce, most);
      var read = rows.limit(most).toList();
      rowsRead += read.size();
      return read;
    }

    @Override
    public Cursor position(Row row) {
      return new Cursor(row.time, row.name);
    }
  }

  private void add(Instant time, String... names) {
    var rows = log.computeIfAbsent(time, key -> new ArrayList<>());
    Stream.of(names).map(name -> new Row(time, name)).forEach(rows::add);
  }

  private void walk(Dialect dialect, Instant from, Instant before) {
    assertThat(newestFirst(dialect).walk(from, before, NOW, this::see)).isTrue();
  }

  private NewestFirst<Row> newestFirst(Dialect dialect) {
    return new NewestFirst<>(new Rows(), dialect, WANTED);
  }

  private boolean see(List<Row> rows) {
    assertThat(rows).isNotEmpty();
    return seen.addAll(rows.stream().map(Row::name).toList());
  }

  private List<String> all() {
    return log.descendingMap().values().stream()
        .flatMap(rows -> NewestFirst.reversed(rows).stream())
        .map(Row::name)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void showsEverythingOnceNewestFirst(Dialect dialect) {
    for (int i = 0; i < 100_000; i++) {
      // Crowded and lonely stretches.
      long seconds = (long) i * (i % 1000 < 500 ? 1 : 5) / 100;
      add(NOW.minusSeconds(seconds).minusNanos(i * 1_000L), "e" + i);
    }
    walk(dialect, Instant.EPOCH, NOW.plusSeconds(3600));
    assertThat(seen).isEqualTo(all());
    assertThat(rowsRead).as("rows read for nothing").isLessThan(2 * all().size());
  }

  @ParameterizedTest
  @EnumSource
  void findsALonelyOldRowInFewReads(Dialect dialect) {
    add(NOW.minus(Duration.ofDays(29)), "old");
    walk(dialect, Instant.EPOCH, NOW.plusSeconds(3600));
    assertThat(seen).containsExactly("old");
    assertThat(reads).isLessThan(30);
  }

  @Test
  void readsAPageAtOnceWhereAnIndexCanBeReadBackwards() {
    IntStream.range(0, 60).forEach(i -> add(NOW.minus(Duration.ofDays(i)), "e" + i));
    newestFirst(Dialect.POSTGRESQL)
        .walk(Instant.EPOCH, NOW.plusSeconds(1), NOW, rows -> see(rows) && seen.size() < WANTED);
    assertThat(reads).isOne();
    assertThat(rowsRead).isEqualTo(WANTED);
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatIsAsDenseAsCanBe(Dialect dialect) {
    add(
        NOW.minusSeconds(1),
        IntStream.range(0, NewestFirst.MOST * 2)
            .mapToObj("e%05d"::formatted)
            .toArray(String[]::new));
    walk(dialect, NOW.minusSeconds(1), NOW);
    assertThat(seen).isEqualTo(all());
    assertThat(mostAtOnce).isLessThanOrEqualTo(NewestFirst.MOST + 1);
  }

  @ParameterizedTest
  @EnumSource
  void readsPageByPageWhatIsShortAndDense(Dialect dialect) {
    add(
        NOW,
        IntStream.range(0, NewestFirst.MOST * 3)
            .mapToObj("e%05d"::formatted)
            .toArray(String[]::new));
    newestFirst(dialect).walkShort(NOW, NOW.plusNanos(1_000), this::see);
    assertThat(seen).isEqualTo(all());
    assertThat(mostAtOnce).isLessThanOrEqualTo(NewestFirst.MOST + 1);
  }

  @ParameterizedTest
  @EnumSource
  void readsAShortStretchAtOnce(Dialect dialect) {
    IntStream.range(0, 60).forEach(i -> add(NOW.minus(Duration.ofHours(i)), "e" + i));
    newestFirst(dialect).walkShort(Instant.EPOCH, NOW.plusSeconds(1), this::see);
    assertThat(seen).isEqualTo(all());
    assertThat(reads).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void staysWithinItsBounds(Dialect dialect) {
    for (int i = 0; i < 60; i++) {
      add(NOW.minusSeconds(i), "e" + i);
    }
    walk(dialect, NOW.minusSeconds(20), NOW.minusSeconds(9));
    assertThat(seen).hasSize(11).startsWith("e10").endsWith("e20");
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenItIsToldTo(Dialect dialect) {
    for (int i = 0; i < 60; i++) {
      add(NOW.minusSeconds(60L * i), "e" + i);
    }
    boolean whole =
        newestFirst(dialect)
            .walk(Instant.EPOCH, NOW.plusSeconds(1), NOW, rows -> see(rows) && seen.size() < 5);
    assertThat(whole).isFalse();
    assertThat(seen).startsWith("e0", "e1", "e2", "e3", "e4").hasSizeLessThan(60);
  }

  /** A statement may read so many of each endpoint. */
  @Test
  void readsNoMoreAtOnceThanTheLogAllows() {
    most = 200;
    for (int i = 0; i < 5_000; i++) {
      add(NOW.minusSeconds(i), "row");
    }
    walk(Dialect.POSTGRESQL, NOW.minusSeconds(5_000), NOW.plusSeconds(1));
    assertThat(seen).hasSize(5_000);
    assertThat(mostAtOnce).isEqualTo(200);
  }
}
