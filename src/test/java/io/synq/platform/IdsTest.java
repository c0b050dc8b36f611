package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void idsHaveTheFormOfTypeId() {
    assertThat(Ids.next("dlv_")).matches("dlv_[0-7][0-9a-hjkmnp-tv-z]{25}");
  }

  @Test
  void anIdTellsWhenItWasMade() {
    Instant moment = Instant.parse("2026-11-23T01:02:03.456Z");
    String first = Ids.first("dlv_", moment);
    assertThat(first).matches("dlv_[0-7][0-9a-hjkmnp-tv-z]{25}");
    assertThat(Ids.time(first)).isEqualTo(moment);
    assertThat(Ids.first("dlv_", moment.minusMillis(1))).isLessThan(first);
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String next = Ids.next("dlv_");
    assertThat(Ids.time(next)).isBetween(before, Instant.now());
    assertThat(next).isGreaterThanOrEqualTo(Ids.first("dlv_", Ids.time(next)));
    assertThat(next).isLessThan(Ids.first("dlv_", Ids.time(next).plusMillis(1)));
  }

  @Test
  void noIdComesBeforeTheFirstOfAnyTime() {
    String next = Ids.next("dlv_");
    for (var moment : new String[] {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z"}) {
      assertThat(Ids.first("dlv_", Instant.parse(moment))).isLessThan(next);
    }
    assertThat(Ids.first("dlv_", Instant.parse("9999-12-31T00:00:00Z"))).isGreaterThan(next);
  }

  @Test
  void textsSortAsTheyWereMade() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next("dlv_")).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }
}
