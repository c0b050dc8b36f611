package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32:07.412345Z, dlv_0192f1c2-7a5e-7000-8000-000000000000",
    "1970-01-01T00:00:00Z, a",
    "1969-12-31T23:59:59.999999Z, key_1",
    "2024-12-04T15:32:07.000001Z, with.dots.in.it",
    "2024-12-04T15:32:07.999999999Z, ünïcödé 𝄞"
  })
  void comesBackAsItWentOut(Instant time, String id) {
    var cursor = new Cursor(time, id);
    assertThat(Cursor.decode(cursor.encode())).contains(cursor);
  }

  @Test
  void canStandInAUrlAsItIs() {
    for (int i = 0; i < 300; i++) {
      assertThat(new Cursor(Instant.ofEpochMilli(i * 7_777_777L), "?>~\u00ff" + i).encode())
          .matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void isAbsentWhenNothingWasSent() {
    assertThat(Cursor.decode(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc", "!!!", "=", "a", "%00", "null", "0", "../../etc/passwd"})
  void refusesGarbage(String text) {
    assertRefused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "1.2",
        "1.2.",
        "1.2. ",
        "x.2.id",
        "1.x.id",
        "1..id",
        "99999999999999999999.0.id",
        "9223372036854775807.0.id",
        "-9223372036854775808.0.id",
        "1.2.\u0000",
        "1.2.a\nb"
      })
  void refusesWhatItDidNotGiveOut(String content) {
    assertRefused(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesAnIdThatIsTooLong() {
    assertThat(Cursor.decode(new Cursor(Instant.EPOCH, "i".repeat(128)).encode())).isPresent();
    assertRefused(new Cursor(Instant.EPOCH, "i".repeat(129)).encode());
  }

  private static void assertRefused(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.decode(text))
        .satisfies(
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID);
              assertThat(e.problem().detail())
                  .isEqualTo("the parameter cursor must be one that this list gave out");
            });
  }
}
