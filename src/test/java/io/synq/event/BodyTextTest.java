package io.synq.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {
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
    assertThat(BodyText.pattern(text).matcher(BODY).find()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "Müller, true",
    "müLLER, true",
    "M\\u00fcller, true",
    "Mu\u0308ller, true",
    "Zoë, true",
    "https://a, true",
    "https:\\/\\/a, true",
    "😀, true",
    "says \"hi\", true",
    "Muller, false"
  })
  void findsWhatAPersonReads(String text, boolean found) {
    String body =
        "{\"name\":\"M\\u00fcller\",\"other\":\"Zoe\u0308\",\"url\":\"https:\\/\\/a\","
            + "\"smile\":\"\\ud83d\\ude00\",\"note\":\"says \\\"hi\\\"\"}";
    assertThat(BodyText.saying(text).test(body.getBytes(UTF_8))).isEqualTo(found);
  }
}
