package io.synq.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastLooksTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private int searches;
  private final LastLooks looks = new LastLooks(() -> now);
  private final List<Instant> looked = new ArrayList<>();

  private String version(Instant seen) {
    return looks.version(
        "log",
        () -> {
          searches++;
          return START;
        },
        since -> {
          looked.add(since);
          return new LastLooks.Seen("since " + since, seen);
        });
  }

  @Test
  void looksOnlyAtWhatCameSinceTheNewestBegan() {
    version(START.plusSeconds(1));
    version(START.plusSeconds(2));
    assertThat(version(START.plusSeconds(3))).isEqualTo("since " + START.plusSeconds(2));
    assertThat(looked).containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
    assertThat(searches).isEqualTo(1);
  }

  /** What came since the last look may be millions, which Derby would sort. */
  @Test
  void searchesAnewAfterAPause() {
    version(START);
    now = START.plusSeconds(29);
    version(START);
    assertThat(searches).isEqualTo(1);
    now = START.plusSeconds(59);
    version(START);
    assertThat(searches).isEqualTo(2);
  }

  @Test
  void searchesAnewWhenTooFewAreLeft() {
    version(START);
    version(Instant.EPOCH);
    assertThat(searches).isEqualTo(2);
    assertThat(looked).containsExactly(START, START, START);
  }
}
