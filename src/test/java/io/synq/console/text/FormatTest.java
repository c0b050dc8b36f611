package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final Format format = new Format(InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource({
    "0, 0, –",
    "0, 7, 0.0 %",
    "1, 3, 33.3 %",
    "9999, 10000, 99.9 %",
    "10000, 10000, 100 %",
    "1, 1000000, 0.0 %",
  })
  void shareIsNeverRoundedUpToAll(long part, long all, String text) {
    assertThat(format.share(part, all)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "'', true",
    "2024-12-04T15:32:07, true",
    "2024-12-04, true",
    "yesterday, false",
  })
  void onlyATimeIsInAFieldForTimes(@Nullable String text, boolean fits) {
    assertThat(format.inTimeField(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s ago",
    "119, 119 s ago",
    "120, 2 minutes ago",
    "7200, 2 hours ago",
    "172800, 2 days ago",
    "-30, in 30 s",
    "-7199, in 119 minutes",
  })
  void howLongAgo(long seconds, String text) {
    assertThat(format.ago(NOW.minusSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "119, 119 s ago",
    "120, 2 min ago",
    "7200, 2 h ago",
    "172800, 2 d ago",
    "-30, 0 s ago"
  })
  void ageInFewLetters(long seconds, String text) {
    assertThat(format.age(NOW.minusSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void endOfAnIdTellsItApart() {
    assertThat(format.shortId("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a")).isEqualTo("…4dc8b07a");
    assertThat(format.shortId("late")).isEqualTo("late");
  }

  @Test
  void absentIsADashOrNever() {
    assertThat(format.ago(null)).isEqualTo("never");
    assertThat(format.number(null)).isEqualTo("–");
    assertThat(format.millis(null)).isEqualTo("–");
    assertThat(format.iso(null)).isEmpty();
  }

  @Test
  void timesAndNumbers() {
    assertThat(format.iso(NOW)).isEqualTo("2024-12-04T15:32:07.412Z");
    assertThat(format.shortTime(NOW)).isEqualTo("4 Dec, 15:32:07");
    assertThat(format.longTime(NOW)).isEqualTo("4 Dec 2024, 15:32:07.412 UTC");
    assertThat(format.number(1234567)).isEqualTo("1,234,567");
    assertThat(format.millis(9999)).isEqualTo("9,999 ms");
    assertThat(format.millis(10000)).isEqualTo("10.0 s");
  }
}
