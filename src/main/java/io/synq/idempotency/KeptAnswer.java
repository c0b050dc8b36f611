package io.synq.idempotency;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer to give again: its status, the headers that tell something of it, its body. */
record KeptAnswer(int status, Map<String, String> headers, String body) {
  static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag");

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
