package io.synq.console.webhooks;

import io.synq.eventtype.EventTypeResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** What a filter is tried on. */
final class FilterSample {
  private static final String ID = "00000000-0000-4000-8000-000000000001";

  private FilterSample() {}

  /** An event of this type as endpoints receive it; its payload is the type's example. */
  static JsonObject of(EventTypeResponse type) {
    JsonObject example = type.example() == null ? JsonValue.EMPTY_JSON_OBJECT : type.example();
    if (type.family().equals("workspace")) {
      return example;
    }
    return Json.createObjectBuilder()
        .add("event_id", ID)
        .add("event_type", type.name())
        .add("timestamp", "2024-12-04T15:32:07.412Z")
        .add("tenant_id", ID)
        .add("org_id", ID)
        .add("user_id", ID)
        .add("role", "member")
        .add("payload", example)
        .build();
  }

  /** Its members one a line; as it is if the JSON library does not read it. */
  static String pretty(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      StringWriter text = new StringWriter();
      try (JsonWriter writer =
          Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
              .createWriter(text)) {
        writer.write(reader.readValue());
      }
      return text.toString().strip();
    } catch (RuntimeException e) {
      return json; // numbers may have more digits than it takes
    }
  }
}
