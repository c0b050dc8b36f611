package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void isTheLastOneWhenNoRowIsLeft(int rows) {
    var page = Page.of(newestFirst(rows), 3, PageTest::position);
    assertThat(page.data()).hasSize(rows);
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void pointsAtItsLastRowWhenThereIsMore() {
    var page = Page.of(List.of(9, 8, 7, 6), 3, PageTest::position);
    assertThat(page.data()).containsExactly(9, 8, 7);
    assertThat(Cursor.decode(page.nextCursor())).contains(position(7));
  }

  @Test
  void walksThroughEverythingOnce() {
    var all = newestFirst(10);
    var seen = new ArrayList<Integer>();
    Optional<Cursor> after = Optional.empty();
    do {
      var cursor = after;
      var rows =
          all.stream()
              .filter(row -> cursor.isEmpty() || position(row).time().isBefore(cursor.get().time()))
              .limit(4)
              .toList();
      var page = Page.of(rows, 3, PageTest::position);
      seen.addAll(page.data());
      after = Cursor.decode(page.nextCursor());
    } while (after.isPresent());
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void keepsItsCursorWhenItsRowsAreMapped() {
    var page = Page.of(List.of(3, 2), 1, PageTest::position);
    var mapped = page.map(String::valueOf);
    assertThat(mapped.data()).containsExactly("3");
    assertThat(mapped.nextCursor()).isEqualTo(page.nextCursor()).isNotNull();
  }

  private static List<Integer> newestFirst(int rows) {
    return IntStream.range(0, rows).map(i -> rows - i).boxed().toList();
  }

  private static Cursor position(int row) {
    return new Cursor(Instant.ofEpochSecond(row), "row_" + row);
  }
}
