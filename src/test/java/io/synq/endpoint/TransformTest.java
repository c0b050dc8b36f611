package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of bodies, and what is not sent. */
class TransformTest {
  private static final String BODY =
      """
      {"event_type":"order.created","payload":{"total":149.90,"id":9007199254740991,"note":null,
       "name":"\u00c4nne \ud83d\ude00","half":"\\ud800","items":[{"sku":"A-1"},{"sku":"B-2"}]}}
      """;

  private static Transform.Result apply(String expression, String body) {
    return Transform.compile(expression).apply(body.getBytes(UTF_8), InstantSource.system());
  }

  private static String made(String expression) {
    return new String(((Transform.Made) apply(expression, BODY)).body(), UTF_8);
  }

  private static String reason(String expression) {
    return ((Transform.Failed) apply(expression, BODY)).reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'z': 1, 'a': payload.total, 'none': payload.none} | {\"z\":1,\"a\":149.9}",
        "{'id': payload.id, 'note': payload.note} | {\"id\":9007199254740991,\"note\":null}",
        "{'third': 1/3, 'large': 1e21, 'whole': 2.0} | {\"third\":0.333333333333333,\"large\":1e+21,\"whole\":2}",
        "payload.items.sku | [\"A-1\",\"B-2\"]",
        "[payload.items[sku = 'A-1'].sku] | [\"A-1\"]",
        "[1..3] | [1,2,3]",
        "{} | {}",
        "payload.items[0] | {\"sku\":\"A-1\"}",
        "{'name': payload.name} | {\"name\":\"\u00c4nne \ud83d\ude00\"}",
        "{'half': payload.half} | {\"half\":\"\\ud800\"}",
        "{'line': 'a\\nb\\u0001'} | {\"line\":\"a\\nb\\u0001\"}"
      })
  void makesWhatTheExpressionGives(String expression, String body) {
    assertThat(made(expression)).isEqualTo(body);
  }

  @Test
  void makesTheSameAgain() {
    String expression = "$merge([$, {'keys': $keys(payload)}])";
    assertThat(made(expression)).isEqualTo(made(expression)).startsWith("{\"event_type\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload.none | it gives nothing, and not an object or an array",
        "payload.note | it gives null, and not an object or an array",
        "payload.name | it gives a text, and not an object or an array",
        "payload.total | it gives a number, and not an object or an array",
        "payload.total > 1 | it gives true or false, and not an object or an array",
        "function() { 1 } | it gives a function, and not an object or an array",
        "{'a': payload.total > 'many'} | same data type",
        "$error('no such order') | no such order",
        "[1..10000000] | it makes too large a value",
        "($f := function($n) { $f($n + 1) }; [$f(1)]) | it takes too"
      })
  void makesNothingOdd(String expression, String reason) {
    assertThat(reason(expression)).contains(reason);
  }

  /** Each character takes six bytes of JSON: more than what bounds values allows for. */
  @Test
  void bodyHasALimit() {
    String text = "\\u0001".repeat(200_000);
    String body = "{\"a\":\"" + text + "\"}";
    assertThat(apply("{'a': a, 'b': $substring(a, 0, 170000)}", body))
        .isInstanceOf(Transform.Made.class);
    assertThat(apply("{'a': a, 'b': $substring(a, 0, 180000)}", body))
        .isEqualTo(
            new Transform.Failed(
                "it makes 2280015 bytes, and 2248584 are the most for this event"));
  }

  @Test
  void whatIsNoJsonIsNotSent() {
    assertThat(apply("$", "no")).isInstanceOf(Transform.Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': } | position",
        "{'at': $now()} | $now is not offered (position 7)",
        "{'a': /b/} | regular expressions are not offered"
      })
  void refusesWithThePosition(String expression, String reason) {
    assertThat(Transform.wrong(expression)).get().asString().contains(reason);
    assertThat(Transform.wrong("{'a': 1}")).isEqualTo(Optional.empty());
  }

  @Test
  void storedOneThatCannotBeReadAnyMoreFails() {
    assertThat(Transform.stored("{'a': ").apply(BODY.getBytes(UTF_8), InstantSource.system()))
        .isEqualTo(new Transform.Failed("it cannot be compiled any more"));
  }
}
