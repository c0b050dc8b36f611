package io.synq.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NewestFirstTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final TreeMap<Instant, List<String>> log = new TreeMap<>();
  private final List<String> seen = new ArrayList<>();
  private int reads;
  private int rowsRead;

  private List<String> between(Instant from, Instant before, int most) {
    reads++;
    var rows =
        log.subMap(from, before).values().stream().flatMap(List::stream).limit(most).toList();
    rowsRead += rows.size();
    return rows;
  }

  private void add(Instant time, String... names) {
    log.computeIfAbsent(time, key -> new ArrayList<>()).addAll(List.of(names));
  }

  private void walk(Instant from, Instant before) {
    new NewestFirst<>(this::between).walk(from, before, NOW, rows -> seen.addAll(rows));
  }

  @Test
  void showsEverythingOnceNewestFirst() {
    for (int i = 0; i < 100_000; i++) {
      // Crowded and lonely stretches.
      long seconds = (long) i * (i % 1000 < 500 ? 1 : 5) / 100;
      add(NOW.minusSeconds(seconds).minusNanos(i * 1_000L), "e" + i);
    }
    var all = new ArrayList<String>();
    log.descendingMap().values().forEach(all::addAll);
    walk(Instant.EPOCH, NOW.plusSeconds(3600));
    assertThat(seen).isEqualTo(all);
    assertThat(rowsRead).as("rows read for nothing").isLessThan(2 * all.size());
  }

  @Test
  void findsALonelyOldRowInFewReads() {
    add(NOW.minus(Duration.ofDays(29)), "old");
    walk(Instant.EPOCH, NOW.plusSeconds(3600));
    assertThat(seen).containsExactly("old");
    assertThat(reads).isLessThan(30);
  }

  @Test
  void readsWhatIsAsDenseAsCanBe() {
    var names = new String[NewestFirst.MOST * 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = "e" + i;
    }
    add(NOW.minusSeconds(1), names);
    walk(Instant.EPOCH, NOW);
    assertThat(seen).hasSize(names.length).startsWith("e" + (names.length - 1)).endsWith("e0");
  }

  @Test
  void staysWithinItsBounds() {
    for (int i = 0; i < 60; i++) {
      add(NOW.minusSeconds(i), "e" + i);
    }
    walk(NOW.minusSeconds(20), NOW.minusSeconds(9));
    assertThat(seen).hasSize(11).startsWith("e10").endsWith("e20");
  }

  @Test
  void endsWhenItIsToldTo() {
    for (int i = 0; i < 60; i++) {
      add(NOW.minusSeconds(60L * i), "e" + i);
    }
    new NewestFirst<>(this::between)
        .walk(
            Instant.EPOCH,
            NOW.plusSeconds(1),
            NOW,
            rows -> {
              seen.addAll(rows);
              return seen.size() < 5;
            });
    assertThat(seen).startsWith("e0", "e1", "e2", "e3", "e4").hasSizeLessThan(60);
  }
}
