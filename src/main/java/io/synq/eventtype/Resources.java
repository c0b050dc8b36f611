package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.Objects;

/** The JSON documents beside this package's classes. */
final class Resources {
  private Resources() {}

  static JsonObject read(String name) {
    InputStream stream = Resources.class.getResourceAsStream(name);
    try (JsonReader reader = Json.createReader(Objects.requireNonNull(stream, name))) {
      return reader.readObject();
    }
  }
}
