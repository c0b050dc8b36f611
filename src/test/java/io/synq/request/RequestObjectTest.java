package io.synq.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestObjectTest {
  private static final String NOT_A_TEXT = "must be a string";

  @Test
  void readsEveryKindOfMember() {
    var request =
        object(
            """
            {"text": "ünï \\"x\\"", "flag": true, "number": 7, "time": "2024-12-04T15:32:07.412Z",
             "texts": ["a", "b", "a"]}\
            """);
    assertThat(request.required("text", 20)).contains("ünï \"x\"");
    assertThat(request.flag("flag")).contains(true);
    assertThat(request.number("number", 1, 9)).contains(7);
    assertThat(request.time("time")).contains(Instant.parse("2024-12-04T15:32:07.412Z"));
    assertThat(request.texts("texts", 3, 1)).contains(List.of("a", "b", "a"));
    request.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"m\":null}"})
  void absentAndNullAreEmpty(String json) {
    var request = object(json);
    assertThat(request.text("m", 9)).isEmpty();
    assertThat(request.flag("m")).isEmpty();
    assertThat(request.number("m", 1, 9)).isEmpty();
    assertThat(request.time("m")).isEmpty();
    assertThat(request.texts("m", 9, 9)).isEmpty();
    request.check();
  }

  @Test
  void checksTheObjectsInItWithTheirPointers() {
    assertViolations(
        "{\"a\":{\"b/c\":{\"n\":0,\"x\":1}},\"t\":7}",
        request -> {
          request.object("t");
          var inner = request.object("a").orElseThrow().object("b/c").orElseThrow();
          inner.number("n", 1, 9);
          inner.violation("", "is odd");
        },
        "/t must be an object",
        "/a/b~1c/n must be a whole number from 1 to 9",
        "/a/b~1c is odd",
        "/a/b~1c/x is not a member of this resource");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1,'a':1}|/a",
        "{'a':1,'b':2,'\\u0061':null}|/a",
        "{'x':{'a/b':[0,{'n':1,'m':2,'n':{}}]}}|/x/a~1b/1/n",
        "{'':{'':1,'':2}}|//",
        "[{'a':1,'a':2}]|/0/a",
        "{'a':[],'x':[{'a':1},{'a':2}],'a':0}|/a"
      })
  void refusesMembersThatAppearTwiceAnywhere(String json, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> object(json.replace('\'', '"')))
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .containsExactly(new Problem.Violation(pointer, "appears twice")));
  }

  @Test
  void readsEveryKindOfValueAsItWas() {
    var value = "{\"o\":{\"z\":1,\"a\":[1.50,7,true,false,null,\"\",{},[]]}}";
    assertThat(object(value).json("o").orElseThrow())
        .hasToString(value.substring(5, value.length() - 1));
  }

  @Test
  void objectsThatAreAbsentOrNullAreEmpty() {
    var request = object("{\"n\":null}");
    assertThat(request.isEmpty()).isFalse();
    assertThat(request.object("n")).isEmpty();
    assertThat(request.object("x")).isEmpty();
    request.check();
    assertThat(object("{}").isEmpty()).isTrue();
  }

  @Test
  void readsTextsOfSeveralLinesWhereTheyAreAllowed() {
    assertThat(object("{\"m\":\"a\\nb\"}").lines("m", 3)).contains("a\nb");
    assertViolations(
        "{\"m\":\"a\\nb\"}",
        request -> request.text("m", 3),
        "/m must be 1 to 3 characters without control characters");
  }

  @Test
  void tellsNullFromAbsent() {
    var request = object("{\"m\":null,\"f\":false}");
    assertThat(request.has("m")).isTrue();
    assertThat(request.isNull("m")).isTrue();
    assertThat(request.has("f")).isTrue();
    assertThat(request.isNull("f")).isFalse();
    assertThat(request.has("x")).isFalse();
    assertThat(request.isNull("x")).isFalse();
    request.check();
  }

  @Test
  void requiredMembersAreThereAndNotNull() {
    assertViolations("{}", r -> r.required("m", 9), "/m is required");
    assertViolations("{\"m\":null}", r -> r.required("m", 9), "/m must be a string");
    assertViolations("{\"m\":1}", r -> r.required("m", 9), "/m must be a string");
    assertViolations(
        "{\"m\":\"\"}",
        r -> r.required("m", 9),
        "/m must be 1 to 9 characters without control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "false", "[]", "{}", "[\"a\"]"})
  void refusesWhatIsNoText(String value) {
    assertViolations(member(value), r -> r.text("m", 9), "/m " + NOT_A_TEXT);
    assertViolations(member(value), r -> r.time("m"), "/m " + NOT_A_TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\" \"", "\"1234567890\"", "\"\\u0000\"", "\"a\\nb\"", "\"\\ud800\""})
  void refusesUnfitTexts(String value) {
    assertViolations(
        member(value),
        r -> assertThat(r.text("m", 9)).isEmpty(),
        "/m must be 1 to 9 characters without control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "\"true\"", "[]", "{}", "\"\""})
  void refusesWhatIsNoFlag(String value) {
    assertViolations(
        member(value), r -> assertThat(r.flag("m")).isEmpty(), "/m must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "true", "[]", "{}"})
  void refusesWhatIsNoNumber(String value) {
    assertViolations(member(value), r -> r.number("m", 1, 9), "/m must be a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "10",
        "-1",
        "1.5",
        "-0",
        "4294967297",
        "2147483648",
        "-2147483648",
        "18446744073709551617",
        "1e100",
        "1e-1",
        "123456789012345678901234567890"
      })
  void refusesNumbersOutOfRange(String value) {
    assertViolations(
        member(value),
        r -> assertThat(r.number("m", 1, 9)).isEmpty(),
        "/m must be a whole number from 1 to 9");
  }

  @ParameterizedTest
  @CsvSource({"1", "9", "5"})
  void takesNumbersOfTheRange(int value) {
    var request = object(member(String.valueOf(value)));
    assertThat(request.number("m", 1, 9)).contains(value);
    request.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"now\"", "\"2024-12-04\"", "\"2024-12-04T15:32:60Z\""})
  void refusesWhatIsNoTime(String value) {
    assertViolations(
        member(value),
        r -> assertThat(r.time("m")).isEmpty(),
        "/m must be a time like 2024-12-04T15:32:07.412Z");
  }

  @Test
  void refusesWhatIsNoListOfTexts() {
    assertViolations(member("\"a\""), r -> r.texts("m", 2, 3), "/m must be an array of strings");
    assertViolations(member("{}"), r -> r.texts("m", 2, 3), "/m must be an array of strings");
    assertViolations(
        member("[\"a\",\"b\",\"c\"]"), r -> r.texts("m", 2, 3), "/m must have at most 2 elements");
    assertViolations(
        member("[1,\"ok\",null,\"long!\",\"\",[\"a\"]]"),
        r -> r.texts("m", 9, 3),
        "/m/0 must be a string of 1 to 3 characters",
        "/m/2 must be a string of 1 to 3 characters",
        "/m/3 must be a string of 1 to 3 characters",
        "/m/4 must be a string of 1 to 3 characters",
        "/m/5 must be a string of 1 to 3 characters");
    assertThat(object(member("[]")).texts("m", 2, 3)).contains(List.of());
  }

  @Test
  void refusesMembersThatNobodyAskedFor() {
    assertViolations(
        "{\"known\":\"a\",\"a/b\":1,\"c~d\":2,\"~1\":3,\"\":4}",
        r -> r.text("known", 9),
        "/a~1b is not a member of this resource",
        "/c~0d is not a member of this resource",
        "/~01 is not a member of this resource",
        "/ is not a member of this resource");
  }

  @Test
  void cutsLongNames() {
    assertThat(Requests.escape("n".repeat(64))).isEqualTo("n".repeat(64));
    assertThat(Requests.escape("n".repeat(65))).isEqualTo("n".repeat(64) + "…");
    assertThat(Requests.escape("/".repeat(60_000))).hasSize(2 * 64 + 1);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertViolations(
        "{\"a\":1,\"b\":\"x\",\"more\":[]}",
        r -> {
          r.required("missing", 9);
          r.text("a", 9);
          r.flag("b");
          r.violation("/b", "is odd");
        },
        "/missing is required",
        "/a must be a string",
        "/b must be true or false",
        "/b is odd",
        "/more is not a member of this resource");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "// {}",
        "\ufeff{}",
        "<a/>"
      })
  void refusesWhatIsNoJson(String body) {
    assertProblem(() -> object(body), ProblemType.MALFORMED, "The body is not well-formed JSON.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "1", "\"a\"", "true", "null"})
  void refusesWhatIsNoObject(String body) {
    assertProblem(() -> object(body), ProblemType.INVALID, "the body must be a JSON object");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    for (var body :
        List.of(
            "{\"a\":\"ü\"}".getBytes(ISO_8859_1),
            "{}".getBytes(UTF_16),
            new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            new byte[] {(byte) 0xff})) {
      assertProblem(
          () -> RequestObject.parse(body), ProblemType.MALFORMED, "The body is not UTF-8.");
    }
  }

  @Test
  void anAbsentBodyIsAnEmptyObjectWhereThatIsAllowed() {
    RequestObject.parseOptional(new byte[0]).check();
    assertThat(RequestObject.parseOptional("{\"a\":true}".getBytes(UTF_8)).flag("a"))
        .contains(true);
    assertProblem(
        () -> RequestObject.parseOptional(" ".getBytes(UTF_8)),
        ProblemType.MALFORMED,
        "The body is not well-formed JSON.");
  }

  private static RequestObject object(String json) {
    return RequestObject.parse(json.getBytes(UTF_8));
  }

  private static String member(String value) {
    return "{\"m\":" + value + "}";
  }

  private static void assertViolations(
      String json, Consumer<RequestObject> read, String... violations) {
    var request = object(json);
    read.accept(request);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(request::check)
        .withMessage(violations[0])
        .satisfies(
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID);
              assertThat(e.problem().errors())
                  .extracting(v -> v.pointer() + " " + v.message())
                  .containsExactlyInAnyOrder(violations);
            });
  }

  private static void assertProblem(ThrowingCallable call, ProblemType type, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .withMessage(detail)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(type));
  }
}
