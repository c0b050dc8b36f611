package io.synq.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.json.JsonObject;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
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
    assertThat(object(value).get("o")).hasToString(value.substring(5, value.length() - 1));
  }

  @Test
  void cutsLongNames() {
    assertThat(Requests.escape("n".repeat(64))).isEqualTo("n".repeat(64));
    assertThat(Requests.escape("n".repeat(65))).isEqualTo("n".repeat(64) + "…");
    assertThat(Requests.escape("/".repeat(60_000))).hasSize(2 * 64 + 1);
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
        "{\"a\":1} x",
        "{}{}",
        "{} {\"a\":1}",
        "{}]",
        "{},",
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
      assertProblem(() -> Requests.parse(body), ProblemType.MALFORMED, "The body is not UTF-8.");
    }
  }

  @Test
  void survivesDeepNestingThatNeverEnds() {
    assertProblem(
        () -> object("{\"a\":".repeat(10_000)),
        ProblemType.MALFORMED,
        "The body is not well-formed JSON.");
  }

  private static JsonObject object(String json) {
    return Requests.parse(json.getBytes(UTF_8));
  }

  private static void assertProblem(ThrowingCallable call, ProblemType type, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .withMessage(detail)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(type));
  }
}
