package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody writes into a filter, it is refused, or its evaluation ends with a verdict. */
class FilterPropertyTest {
  /** Many times what an evaluation may take. */
  private static final Duration GENEROUS = Duration.ofSeconds(10);

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String BODY =
      "{\"event_type\":\"a.b\",\"payload\":{\"n\":1,\"s\":\"x\",\"l\":[1,2,{\"k\":null}]}}";
  private static final List<String> PARTS =
      List.of(
          "payload",
          "n",
          "s",
          "l",
          ".",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "*",
          "**",
          "%",
          "^",
          ">",
          "<",
          "=",
          "!=",
          "&",
          "+",
          "-",
          "/",
          "?",
          ":",
          ":=",
          ";",
          ",",
          "~>",
          "..",
          "and",
          "or",
          "in",
          "null",
          "true",
          "1",
          "1e9",
          "'a'",
          "\"",
          "`b`",
          "$",
          "$$",
          "$x",
          "$f",
          " ",
          "function($x){",
          "λ($x){",
          "$map",
          "$reduce",
          "$sum",
          "$string",
          "$split",
          "$join",
          "$pad",
          "$replace",
          "$match",
          "$eval",
          "$now()",
          "$each",
          "$sift",
          "$zip",
          "$shuffle",
          "/a+/",
          "/*",
          "*/",
          "😀");

  @Property(tries = 2_000)
  void anyExpressionIsRefusedOrEnds(@ForAll("expressions") String expression) {
    if (Filter.wrong(expression).isPresent()) {
      return;
    }
    long start = System.nanoTime();
    Verdict verdict =
        Filter.compile(expression).evaluate(FilterDocument.parse(BODY.getBytes(UTF_8)), CLOCK);
    assertThat(verdict).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GENEROUS);
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.oneOf(
        Arbitraries.of(PARTS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(14)
            .map(parts -> String.join("", parts)),
        Arbitraries.of(PARTS).list().ofMaxSize(8).map(parts -> String.join(" ", parts)),
        Arbitraries.strings().ofMaxLength(30));
  }
}
