package io.synq.eventtype;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** JSON in tests, with single quotes. */
final class Json {
  private Json() {}

  static JsonObject of(String text) {
    try (JsonReader reader =
        jakarta.json.Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
