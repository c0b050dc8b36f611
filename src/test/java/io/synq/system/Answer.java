package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server answered. */
record Answer(int status, HttpHeaders headers, byte[] bytes) {

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }

  /** The elements of a list's {@code data}. */
  List<JsonObject> data() {
    return json().getJsonArray("data").getValuesAs(JsonObject.class);
  }

  String string(String member) {
    return json().getString(member);
  }

  /** Fails unless it has this status. */
  Answer expect(int expected) {
    assertThat(status).as(text()).isEqualTo(expected);
    return this;
  }

  /** Fails unless it is a problem document of this status (RFC 9457) that gives nothing away. */
  Answer expectProblem(int expected) {
    expect(expected);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    JsonObject problem = json();
    assertThat(problem.getInt("status")).isEqualTo(expected);
    assertThat(problem.getString("type")).startsWith("urn:synq:problem:");
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(problem.getString("error")).isEqualTo(problem.getString("detail"));
    assertThat(problem.getString("trace_id")).isNotBlank();
    assertThat(text()).doesNotContainIgnoringCase("exception", "io.synq", "select ", "\tat ");
    return this;
  }

  /** The same, of this type. */
  Answer expectProblem(int expected, String slug) {
    expectProblem(expected);
    assertThat(json().getString("type")).isEqualTo("urn:synq:problem:" + slug);
    return this;
  }

  /** The parameters that a problem's errors name. */
  List<String> parameters() {
    return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getString("parameter"))
        .toList();
  }

  /** The pointers of a problem's errors. */
  List<String> pointers() {
    return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getString("pointer"))
        .toList();
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
