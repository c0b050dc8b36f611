package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A request that a receiver got.
 *
 * @param headers by name in lower case; several of one name are joined by {@code ", "}
 * @param connection tells connections apart
 */
record Received(
    Instant at,
    String method,
    String path,
    Map<String, String> headers,
    byte[] body,
    int connection) {

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(), "");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  String eventId() {
    return header("webhook-id");
  }

  int attempt() {
    return Integer.parseInt(header("Synq-Attempt"));
  }

  @Override
  public String toString() {
    return at + " " + path + " attempt " + header("Synq-Attempt") + " of " + eventId();
  }
}
