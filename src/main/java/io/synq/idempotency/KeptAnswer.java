package io.synq.idempotency;

import io.synq.platform.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An answer to give again: its status, the headers that tell something of it, its body. */
record KeptAnswer(int status, Map<String, String> headers, String body) {
  static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag");

  private static final int LEAST_ERROR = 400;
  private static final int LEAST_SERVER_ERROR = 500;
  private static final Set<String> PASSING =
      Arrays.stream(ProblemType.values())
          .filter(ProblemType::passes)
          .map(ProblemType::uri)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether it may be another one when the request is sent again. */
  boolean passes() {
    return status >= LEAST_SERVER_ERROR || status >= LEAST_ERROR && PASSING.contains(problem());
  }

  /** The type of the problem that it is. */
  private String problem() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getString("type", "");
    } catch (JsonException e) {
      return "";
    }
  }

  byte[] bytes() {
    JsonObjectBuilder kept = Json.createObjectBuilder();
    headers.forEach(kept::add);
    return Json.createObjectBuilder()
        .add("status", status)
        .add("headers", kept)
        .add("body", body)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  static KeptAnswer of(byte[] bytes) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject kept = reader.readObject();
      Map<String, String> headers = new LinkedHashMap<>();
      kept.getJsonObject("headers")
          .forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
      return new KeptAnswer(kept.getInt("status"), headers, kept.getString("body"));
    }
  }
}
