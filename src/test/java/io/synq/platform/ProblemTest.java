package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "MALFORMED, 400",
    "UNAUTHENTICATED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "METHOD_NOT_ALLOWED, 405",
    "NOT_ACCEPTABLE, 406",
    "EVENT_ID_TAKEN, 409",
    "GONE, 410",
    "TOO_LARGE, 413",
    "UNSUPPORTED_MEDIA_TYPE, 415",
    "INVALID, 422",
    "INTERNAL, 500",
    "UNAVAILABLE, 503"
  })
  void hasTheStatusOfTheContract(ProblemType type, int status) {
    assertThat(type.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void hasATypeThatIsAUriAndATitle(ProblemType type) {
    assertThat(URI.create(type.uri()).isAbsolute()).isTrue();
    assertThat(type.uri()).matches("urn:synq:problem:[a-z]+(-[a-z]+)*");
    assertThat(type.title()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void typesAreDistinct() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
  }

  @Test
  void stateOfAConflictIsNamed() {
    assertThat(ProblemType.ofStatus(409)).isEqualTo(ProblemType.CHANGED_MEANWHILE);
  }

  @Test
  void descriptionNamesAllTypesInTheirOrder() throws IOException {
    var described =
        Pattern.compile("- (urn:synq:problem:[a-z-]+)\\n")
            .matcher(Files.readString(Path.of("docs/openapi.yaml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(described)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }

  @Test
  void writesEveryMember() {
    var json = ProblemResponse.json(Problem.notFound("event"), "trace-1");
    assertThat(json.toString())
        .isEqualTo(
            "{\"type\":\"urn:synq:problem:not-found\","
                + "\"title\":\"There is no such thing here\","
                + "\"status\":404,"
                + "\"detail\":\"There is no such event.\","
                + "\"error\":\"There is no such event.\","
                + "\"trace_id\":\"trace-1\"}");
    assertThat(json.get("status").getValueType()).isEqualTo(JsonValue.ValueType.NUMBER);
  }

  @Test
  void listsWhatIsInvalid() {
    var problem =
        Problem.invalid(
            List.of(
                new Problem.Violation("/payload", "is required"),
                new Problem.Violation("/a~1b", "says \"no\"")));
    var json = ProblemResponse.json(problem, "t");
    assertThat(json.getString("detail")).isEqualTo("/payload is required");
    assertThat(json.getString("error")).isEqualTo("/payload is required");
    assertThat(json.getJsonArray("errors"))
        .isEqualTo(
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("pointer", "/payload")
                        .add("message", "is required"))
                .add(
                    Json.createObjectBuilder()
                        .add("pointer", "/a~1b")
                        .add("message", "says \"no\""))
                .build());
  }

  @Test
  void listsTwentyThatAreInvalidAndSaysHowManyMore() {
    var all =
        IntStream.range(0, 60_000)
            .mapToObj(i -> new Problem.Violation("/m" + i, "is not a member"))
            .toList();
    var json = ProblemResponse.json(Problem.invalid(all), "t");
    assertThat(json.getJsonArray("errors")).hasSize(20);
    assertThat(json.getInt("more_errors")).isEqualTo(59_980);
    assertThat(json.getString("detail")).isEqualTo("/m0 is not a member");
    assertThat(ProblemResponse.json(Problem.invalid(all).withErrors(1), "t").getInt("more_errors"))
        .isEqualTo(59_999);
    assertThat(ProblemResponse.json(Problem.invalid(all.subList(0, 20)), "t"))
        .doesNotContainKey("more_errors");
  }

  @Test
  void saysThatTheBodyIsMeantByAnEmptyPointer() {
    assertThat(Problem.invalid("", "must be a JSON object").detail())
        .isEqualTo("the body must be a JSON object");
  }

  @Test
  void speaksOfAParameterByItsName() {
    var json = ProblemResponse.json(Parameters.refusal("limit", "must be less").problem(), "t");
    assertThat(json.getString("detail")).isEqualTo("the parameter limit must be less");
    assertThat(json.getJsonArray("errors").getJsonObject(0).toString())
        .isEqualTo("{\"parameter\":\"limit\",\"message\":\"must be less\"}");
  }

  @Test
  void hasNoErrorsWhenNothingIsInvalid() {
    for (var type : ProblemType.values()) {
      assertThat(ProblemResponse.json(Problem.of(type, "x"), "t")).doesNotContainKey("errors");
    }
  }

  @Test
  void carriesNoStackTrace() {
    var exception = Problem.of(ProblemType.ALREADY_EXISTS, "taken").exception();
    assertThat(exception).hasMessage("taken").hasNoCause();
    assertThat(exception.getStackTrace()).isEmpty();
    assertThat(exception.problem().type()).isEqualTo(ProblemType.ALREADY_EXISTS);
  }
}
