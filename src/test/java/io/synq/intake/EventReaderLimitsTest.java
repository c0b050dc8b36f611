package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an attacker sends must end in a problem of the caller, never in one of the server. */
class EventReaderLimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {900, 999, 1_000, 1_001, 10_000, 100_000})
  void survivesDeepPayloads(int levels) {
    assertRefused("{\"payload\":" + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels) + "}");
    assertRefused("{\"payload\":{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 10_000, 100_000})
  void survivesDeepValuesOfOtherMembers(int levels) {
    assertRefused("{\"colour\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    assertRefused("{\"role\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    assertRefused("{\"payload\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    assertRefused("{\"payload\":" + "[".repeat(levels));
    assertRefused("[".repeat(levels));
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 10_000, 100_000})
  void survivesDeepBatches(int levels) {
    var body =
        "{\"events\":[{},{\"payload\":{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}}]}";
    try {
      assertThat(EventReader.batch("t", body.getBytes(UTF_8)))
          .allSatisfy(read -> assertThat(read.problem()).isPresent());
    } catch (ProblemException e) {
      assertThat(e.problem().type().status()).isIn(400, 422);
    }
  }

  private static void assertRefused(String body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> EventReader.one("t", body.getBytes(UTF_8)))
        .satisfies(e -> assertThat(e.problem().type().status()).isIn(400, 422));
  }

  @Test
  void manyUnknownMembersAreCountedAndNotAllNamed() {
    String body =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "\"m" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> EventReader.one("tenant", body.getBytes(UTF_8)))
        .satisfies(
            e -> {
              assertThat(e.problem().errors()).hasSize(20);
              assertThat(e.problem().moreErrors()).isEqualTo(60_000 + 5 - 20);
            });
  }
}
