package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMatchesTest {
  private static final String BODY = "{\"name\":\"Zoë's [a.b] (50%) CAFÉ\",\"total\":149.990}";

  @ParameterizedTest
  @CsvSource({
    "zoë, true",
    "ZOË, true",
    "café, true",
    "[A.B], true",
    "[axb], false",
    "50%, true",
    "149.990, true",
    "149x990, false",
    ".*, false",
    "cafe, false"
  })
  void findsTheTextItselfInWhateverCase(String text, boolean found) {
    assertThat(EventMatches.pattern(text).matcher(BODY).find()).isEqualTo(found);
  }
}
