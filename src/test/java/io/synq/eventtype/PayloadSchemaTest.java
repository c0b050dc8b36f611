package io.synq.eventtype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.synq.platform.Problem;
import io.synq.platform.Violations;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSchemaTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'object','required':['a','b']} | {'a':1} | /payload/b",
        "{'properties':{'a':{'type':'string'}}} | {'a':1} | /payload/a",
        "{'properties':{'a':{'items':{'required':['s']}}}} | {'a':[{'s':1},{}]} | /payload/a/1/s",
        "{'additionalProperties':false,'properties':{'a':{}}} | {'a':1,'b/c~':2} | /payload/b~1c~0",
        "{'unevaluatedProperties':false,'allOf':[{'properties':{'a':{}}}]} | {'a':1,'b':2} | /payload/b",
        "{'properties':{'a':{'$ref':'#/$defs/x'}},'$defs':{'x':{'minimum':2}}} | {'a':1} | /payload/a",
        "{'properties':{'a':{'$ref':'#x'}},'$defs':{'y':{'$anchor':'x','minimum':2}}} | {'a':1} | /payload/a",
        "{'$id':'https://example.com/s','properties':{'a':{'$ref':'#/$defs/x'}},'$defs':{'x':{'minimum':2}}} | {'a':1} | /payload/a",
        "{'properties':{'a':{'pattern':'^\\\\u00e9[0-9]+$'}}} | {'a':'e1'} | /payload/a",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':[1,1.0]} | /payload/a",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':[{'x':1,'y':2},{'y':2,'x':1}]} | /payload/a",
        "{'properties':{'a':{'multipleOf':0.01}}} | {'a':149.995} | /payload/a",
        "{'minProperties':2} | {'a':1} | /payload",
        "{'$defs':{'x':{}}} | {'a':1,'a':2} | /payload"
      })
  void breachesAreNamedByTheirPointers(String schema, String payload, String pointer) {
    assertThat(pointers(schema, payload)).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | {'a':1}",
        "{'properties':{'a':{'format':'date-time'}}} | {'a':'yesterday'}",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':[1,'1',[1],{'a':1},[['a'],['b']],[['a','b']]]}",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':{'x':1,'y':1}}",
        "{'properties':{'a':{'multipleOf':0.01}}} | {'a':149.99}",
        "{'properties':{'a':{'pattern':'^\\\\u00e9[0-9]+$'}}} | {'a':'é1'}",
        "{'properties':{'$ref':{'type':'string'}}} | {'$ref':'http://example.com'}",
        "{'properties':{'n':{'$ref':'#'}},'required':['a']} | {'a':1,'n':{'a':2,'n':{'a':3}}}"
      })
  void whatKeepsToTheSchemaIsTaken(String schema, String payload) {
    assertThat(pointers(schema, payload)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'objekt'} | /type",
        "{'properties':{'a':{'minimum':'1'}}} | /properties/a/minimum",
        "{'required':'a'} | /required",
        "{'$schema':'http://json-schema.org/draft-07/schema#'} | /$schema",
        "{'properties':{'a':{'$schema':'http://example.com/s'}}} | /properties/a/$schema",
        "{'$ref':'https://example.com/schema.json'} | /$ref",
        "{'$ref':'file:///etc/passwd'} | /$ref",
        "{'$ref':'classpath:draft/2020-12/schema'} | /$ref",
        "{'$ref':'https://json-schema.org/draft/2020-12/schema'} | /$ref",
        "{'$ref':'other.json'} | /$ref",
        "{'$ref':'#/$defs/none'} | /$ref",
        "{'$ref':'#/examples/0','examples':[{'$ref':'http://example.com'}]} | /$ref",
        "{'items':{'$id':'http://example.com/x'}} | /items/$id",
        "{'$dynamicRef':'#x'} | /$dynamicRef",
        "{'properties':{'a':{'pattern':'('}}} | /properties/a/pattern",
        "{'properties':{'a':{'pattern':'(?=a)b'}}} | /properties/a/pattern",
        "{'properties':{'a':{'pattern':'(a)\\\\1'}}} | /properties/a/pattern",
        "{'properties':{'a':{'pattern':'((((a{30}){30}){30}){30}){30}'}}} | /properties/a/pattern",
        "{'patternProperties':{'[':{}}} | /patternProperties/[",
        "{'patternProperties':{'x':{'allOf':[{'pattern':'*'}]}}} | /patternProperties/x/allOf/0/pattern"
      })
  void whatIsNoUsableSchemaIsRefused(String schema, String pointer) {
    assertThat(refusals(Json.of(schema)).first())
        .extracting(Problem.Violation::pointer)
        .contains(pointer);
  }

  static Stream<Arguments> large() {
    return Stream.of(
        arguments("long", "{'description':'" + "x".repeat(SchemaRules.MAX_CHARACTERS) + "'}"),
        arguments("deep", "{'not':".repeat(70) + "{}" + "}".repeat(70)),
        arguments("deep data", "{'const':" + "[".repeat(70) + "]".repeat(70) + "}"),
        arguments("many", "{'allOf':[" + "{},".repeat(1000) + "{}]}"),
        arguments(
            "many references", "{'allOf':[" + "{'$ref':'#'},".repeat(100) + "{'$ref':'#'}]}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void schemasHaveBounds(String name, String schema) {
    assertThat(refusals(Json.of(schema)).first())
        .extracting(Problem.Violation::pointer)
        .containsExactly("");
  }

  @Test
  void longestChainOfReferencesIsTaken() {
    String chain =
        IntStream.range(0, 100)
            .mapToObj(i -> "'d" + i + "':" + nested("{'$ref':'#/$defs/d" + (i + 1) + "'}", 20))
            .collect(Collectors.joining(",", "{'$ref':'#/$defs/d0','$defs':{", ",'d100':{}}}"));
    assertThat(refusals(Json.of(chain))).isNotNull();
  }

  private static String nested(String schema, int levels) {
    return "{'not':".repeat(levels) + schema + "}".repeat(levels);
  }

  @Test
  void schemaThatIsTooCostlyIsRefusedWithItsCost() {
    assertThat(refusals(Json.of(doubling("anyOf", 10, "{'type':'null'}"))).first()).isEmpty();
    assertThat(refusals(Json.of(doubling("anyOf", 18, "{'type':'null'}"))).first())
        .containsExactly(
            new Problem.Violation(
                "",
                "is too costly: it applies 1048574 schemas, each as often as it is referred to; at"
                    + " most 10000 can be checked"));
    for (String keyword : List.of("anyOf", "allOf", "oneOf", "prefixItems")) {
      assertThat(refusals(Json.of(doubling(keyword, 45, "{}"))).first())
          .as(keyword)
          .extracting(Problem.Violation::message)
          .singleElement()
          .asString()
          .startsWith("is too costly: it applies");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'allOf':[{'not':{'$ref':'#'}}]}",
        "{'properties':{'a':{'$ref':'#/$defs/x'}},'$defs':{'x':{'if':{'$ref':'#/$defs/y'}},'y':{'anyOf':[{'$ref':'#/$defs/x'}]}}}"
      })
  void schemaThatNeverEndsIsRefused(String schema) {
    assertThat(refusals(Json.of(schema)).first())
        .extracting(Problem.Violation::message)
        .containsExactly("has a schema that refers to itself for the same value: it never ends");
  }

  @Test
  void schemaOfATreeIsNotDear() {
    String tree =
        "{'properties':{'left':{'$ref':'#'},'right':{'$ref':'#'},'more':{'items':{'$ref':'#'}}}}";
    assertThat(refusals(Json.of(tree)).first()).isEmpty();
  }

  /** What would take for ever, or end the thread, were it not counted. */
  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments(
            "exponential by depth",
            "{'additionalProperties':{'allOf':[{'$ref':'#'},{'$ref':'#'}]}}",
            "{'a':".repeat(60) + "{}" + "}".repeat(60)),
        arguments(
            "deep recursion",
            "{'additionalProperties':{'allOf':[{'allOf':[{'allOf':[{'allOf':[{'$ref':'#'}]}]}]}]}}",
            "{'a':".repeat(200) + "{}" + "}".repeat(200)),
        arguments(
            "many by many",
            "{'additionalProperties':{'items':{'allOf':[" + "{'minimum':0},".repeat(900) + "{}]}}}",
            "{'a':[" + "1,".repeat(100_000) + "1]}"),
        arguments(
            "long text",
            "{'additionalProperties':{'pattern':'(a|b|ab)*(x{0,9}y{0,9}){0,50}c$'}}",
            "{'a':'" + "ab".repeat(500_000) + "'}"),
        arguments(
            "unevaluated",
            "{'properties':{'a':{'items':{'anyOf':[{'properties':{'x':{}}},{'required':['y']}],"
                + "'unevaluatedProperties':false}}}}",
            "{'a':[" + "{'x':1},".repeat(100_000) + "{}]}"));
  }

  private static String doubling(String keyword, int times, String last) {
    return IntStream.range(0, times)
        .mapToObj(
            i ->
                "'d%d':{'%s':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]}"
                    .formatted(i, keyword, i + 1, i + 1))
        .collect(
            Collectors.joining(
                ",", "{'$ref':'#/$defs/d0','$defs':{", ",'d" + times + "':" + last + "}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void costIsBounded(String name, String schema, String payload) {
    assertThat(refusals(Json.of(schema)).first()).isEmpty();
    List<Problem.Violation> violations =
        assertTimeoutPreemptively(BOUND, () -> violations(schema, payload));
    assertThat(violations)
        .containsExactly(
            new Problem.Violation("/payload", "takes too long to be checked against the schema"));
  }

  @Test
  void textsWithEqualHashesAreNotComparedEachWithEach() {
    String elements =
        IntStream.range(0, 1 << 15)
            .mapToObj(
                i ->
                    IntStream.range(0, 15)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "'", "'")))
            .collect(Collectors.joining(",", "{'a':[", "]}"));
    String schema = "{'properties':{'a':{'uniqueItems':true}}}";
    assertThat(assertTimeoutPreemptively(BOUND, () -> violations(schema, elements))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e999999999"})
  void numbersBeyondArithmeticAreRefusedOrTakenButHarmless(String number) {
    String payload = "{'a':" + number + "}";
    String schema =
        "{'properties':{'a':{'multipleOf':0.01,'maximum':5,'enum':[1],'type':'integer'}}}";
    assertThat(assertTimeoutPreemptively(BOUND, () -> violations(schema, payload))).isNotEmpty();
  }

  @Test
  void largeOrdinaryPayloadIsWithinTheBounds() {
    JsonObject order = BuiltInTypes.find("order.created").orElseThrow().schema();
    String item = "{'sku':'SYNQ-SHIRT-M-BLK','quantity':2,'unit_price':74.99}";
    String payload = "{'order_id':'o','line_items':[" + (item + ",").repeat(15_000) + item + "]}";
    assertThat(payload.length()).isGreaterThan(800_000);
    assertThat(violations(order, payload)).isEmpty();
  }

  @Test
  void noMoreThanTwentyBreachesAreNamedAndTheOthersCounted() {
    byte[] payload = ("{\"a\":[" + "1,".repeat(99) + "1]}").getBytes(UTF_8);
    JsonObject schema = Json.of("{'properties':{'a':{'items':{'type':'string'}}}}");
    Violations violations = PayloadSchema.compile(schema).violations(payload, "/payload");
    assertThat(violations.first()).hasSize(20);
    assertThat(violations.more()).isEqualTo(80);
  }

  private static Violations refusals(JsonObject schema) {
    return PayloadSchema.refusals(schema, 10_000);
  }

  private static List<String> pointers(String schema, String payload) {
    assertThat(refusals(Json.of(schema)).first()).isEmpty();
    return violations(schema, payload).stream().map(Problem.Violation::pointer).toList();
  }

  private static List<Problem.Violation> violations(String schema, String payload) {
    return violations(Json.of(schema), payload);
  }

  private static List<Problem.Violation> violations(JsonObject schema, String payload) {
    byte[] bytes = payload.replace('\'', '"').getBytes(UTF_8);
    return PayloadSchema.compile(schema).violations(bytes, "/payload").first();
  }
}
