package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.util.List;
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
  @ValueSource(ints = {101, 490, 500, 900, 999, 1_000, 10_000, 100_000})
  void whatIsTooDeepIsRefusedAlone(int levels) {
    String deep = "[".repeat(levels) + "\"]\"" + "]".repeat(levels);
    List<String> events =
        List.of(
            event("{\"n\":1}"),
            event("{\"a\":" + deep + "}"),
            deep,
            event(deep),
            "{\"role\":" + deep + "}",
            "{\"colour\":" + deep + "}",
            event("{\"n\":2}"));
    List<EventReader.Read> reads = batch(events);
    assertThat(reads).hasSameSizeAs(events);
    for (int i = 1; i < events.size() - 1; i++) {
      assertThat(reads.get(i).problem()).as(events.get(i)).isPresent();
    }
    assertThat(reads.get(1).problem().orElseThrow().detail())
        .isEqualTo("/payload must not nest deeper than 100 levels");
    assertThat(reads.get(0).event().orElseThrow().payload()).asString(UTF_8).isEqualTo("{\"n\":1}");
    assertThat(reads.get(6).event().orElseThrow().payload()).asString(UTF_8).isEqualTo("{\"n\":2}");
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 10_000, 100_000})
  void deepBatchThatDoesNotEndIsNoJson(int levels) {
    String deep = "{\"payload\":{\"a\":" + "[".repeat(levels);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> batch(List.of(event("{}"), deep)))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  private static List<EventReader.Read> batch(List<String> events) {
    return EventReader.batch(
        "t", ("{\"events\":[" + String.join(",", events) + "]}").getBytes(UTF_8));
  }

  private static String event(String payload) {
    return "{\"event_type\":\"a.b\",\"org_id\":\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\","
        + "\"user_id\":\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\",\"role\":\"member\",\"payload\":"
        + payload
        + "}";
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
