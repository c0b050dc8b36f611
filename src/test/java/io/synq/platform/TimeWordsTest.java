package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordsTest {

  /** A time that is taken is given back, delivered and signed in the producer's own words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-12-04T15:32:07.412Z",
        "2024-12-04T24:00:00.000Z",
        "2016-12-31T23:59:60.000Z",
        "2024-12-04T23:59:60.999Z"
      })
  void whatIsTakenIsGivenBackAsItWas(String text) {
    assertThat(Times.parse(text).map(Times::format).orElse(text)).isEqualTo(text);
  }

  /** A database holds no such moment: it must be refused before it gets there. */
  @Test
  void aCursorIsATimeThatADatabaseHolds() {
    for (var time :
        new Instant[] {Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z")}) {
      var forged = new Cursor(time, "evt").encode();
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Cursor.decode(forged)))
          .as(time.toString())
          .isInstanceOf(ProblemException.class);
    }
  }
}
