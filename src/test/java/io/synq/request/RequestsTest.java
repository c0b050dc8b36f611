package io.synq.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
  /** A request with every kind of member. */
  public record Every(
      @Schema(required = true, maxLength = 9) String text,
      @Schema(maxLength = 9) @Lines @Nullable String someLines,
      @Schema(enumeration = {"a", "b", "c"}) @Nullable String choice,
      @Schema(format = "uuid") @Nullable String id,
      @Nullable Instant time,
      @Schema(minimum = "1", maximum = "9") @Nullable Integer number,
      boolean flag,
      @Schema(minItems = 1, maxItems = 2, maxLength = 3) @Nullable List<String> texts,
      @Schema(maxProperties = 2, maxLength = 3) @Nullable Map<String, String> map,
      @Nullable JsonObject any,
      @Nullable Inner inner) {}

  /** An object in a request. */
  public record Inner(@Schema(required = true, maxLength = 3) String name) {}

  @Test
  void readsEveryKindOfMember() {
    var every =
        read(
            "'some_lines':'a\\nb','choice':'b','id':'7B91D204-FC3A-48E1-A13C-3D88E6201BCD',"
                + "'time':'2024-12-04T15:32:07.412Z','number':7,'flag':true,'texts':['a','b'],"
                + "'map':{'x':'y'},'any':{'z':1.50,'a':[{}]},'inner':{'name':'n'}");
    assertThat(every.any()).hasToString("{\"z\":1.50,\"a\":[{}]}");
    assertThat(every)
        .isEqualTo(
            new Every(
                "t",
                "a\nb",
                "b",
                "7B91D204-FC3A-48E1-A13C-3D88E6201BCD",
                Instant.parse("2024-12-04T15:32:07.412Z"),
                7,
                true,
                List.of("a", "b"),
                Map.of("x", "y"),
                every.any(),
                new Inner("n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"some_lines", "choice", "id", "time", "number", "texts", "map", "any", "inner"})
  void whatMayBeNullIsAsIfItWereAbsent(String member) {
    assertThat(read("'" + member + "':null"))
        .isEqualTo(new Every("t", null, null, null, null, null, false, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}|/text is required",
        "{'text':null}|/text must be a string",
        "{'text':7}|/text must be a string",
        "{'text':''}|/text must be 1 to 9 characters without control characters",
        "{'text':' '}|/text must be 1 to 9 characters without control characters",
        "{'text':'1234567890'}|/text must be 1 to 9 characters without control characters",
        "{'text':'a\\nb'}|/text must be 1 to 9 characters without control characters",
        "{'text':'\\ud800'}|/text must be 1 to 9 characters without control characters",
        "{'text':'\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00'}|/text must be 1 to 9 characters without control characters",
        "{'text':'t','some_lines':'\\u0000'}|/some_lines must be 1 to 9 characters without control characters",
        "{'text':'t','choice':'d'}|/choice must be a, b or c",
        "{'text':'t','choice':7}|/choice must be a string",
        "{'text':'t','id':'7'}|/id must be a UUID",
        "{'text':'t','time':'now'}|/time must be a time like 2024-12-04T15:32:07.412Z",
        "{'text':'t','time':'2024-12-04T15:32:60Z'}|/time must be a time like 2024-12-04T15:32:07.412Z",
        "{'text':'t','number':0}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':10}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':1.5}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':-0}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':4294967297}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':18446744073709551617}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':1e-1}|/number must be a whole number from 1 to 9",
        "{'text':'t','number':'7'}|/number must be a whole number from 1 to 9",
        "{'text':'t','flag':null}|/flag must be true or false",
        "{'text':'t','flag':'true'}|/flag must be true or false",
        "{'text':'t','texts':'a'}|/texts must be an array of strings",
        "{'text':'t','texts':[]}|/texts must name at least one",
        "{'text':'t','texts':['a','b','c']}|/texts must have at most 2 elements",
        "{'text':'t','texts':['a',null]}|/texts/1 must be a string",
        "{'text':'t','texts':['abcd']}|/texts/0 must be 1 to 3 characters without control characters",
        "{'text':'t','map':[]}|/map must be an object",
        "{'text':'t','map':{'a':'1','b':'2','c':'3'}}|/map must have at most 2 members",
        "{'text':'t','map':{'a/b':1}}|/map/a~1b must be a string",
        "{'text':'t','any':[]}|/any must be an object",
        "{'text':'t','inner':{}}|/inner/name is required",
        "{'text':'t','inner':{'name':'n','x/y':1}}|/inner/x~1y is not a member of this resource",
        "{'text':'t','~1':3}|/~01 is not a member of this resource",
        "{'text':'t','':3}|/ is not a member of this resource"
      })
  void saysWhatIsWrong(String json, String violation) {
    assertThat(violations(json)).containsExactly(violation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.0", "7e0", "70e-1", "0.7e1"})
  void aWholeNumberIsOneHoweverItIsWritten(String number) {
    assertThat(read("'number':" + number).number()).isEqualTo(7);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(violations("{'choice':1,'flag':7,'more':[]}"))
        .containsExactlyInAnyOrder(
            "/text is required",
            "/choice must be a string",
            "/flag must be true or false",
            "/more is not a member of this resource");
  }

  /**
   * What only an attacker sends must end in a problem of the caller, never in one of the server.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e100",
        "1e999999999",
        "1e-999999999",
        "1e2147483647",
        "1e2147483648",
        "1E+99999999999"
      })
  void survivesLargeExponents(String number) {
    assertThat(refusal("{'text':'t','number':" + number + "}").type().status()).isIn(400, 422);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_101, 60_000})
  void survivesLongNumbers(int digits) {
    for (var json :
        List.of(
            "{'number':" + "9".repeat(digits) + "}", "{'any':{'n':" + "9".repeat(digits) + "}}")) {
      assertThat(refusal(json).type().status()).isIn(400, 422);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 900, 1_000, 1_001, 10_000, 30_000})
  void survivesDeepNesting(int levels) {
    assertThat(refusal("{'any':" + "[".repeat(levels) + "]".repeat(levels) + "}").type().status())
        .isIn(400, 422);
  }

  private static Every read(String members) {
    return every("{'text':'t'," + members + "}");
  }

  private static Every every(String json) {
    return Requests.read(Requests.parse(json.replace('\'', '"').getBytes(UTF_8)), Every.class);
  }

  private static Problem refusal(String json) {
    return catchThrowableOfType(ProblemException.class, () -> every(json)).problem();
  }

  private static List<String> violations(String json) {
    var problem = refusal(json);
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID);
    return problem.errors().stream().map(Problem.Violation::text).toList();
  }
}
