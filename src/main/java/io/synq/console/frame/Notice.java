package io.synq.console.frame;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the next page says about what was just done.
 *
 * @param tone {@code success}, {@code warning} or {@code danger}
 * @param secret a text that is shown this once, to be copied; null for none
 */
public record Notice(String tone, String text, @Nullable String secret) {

  public static Notice done(String text) {
    return new Notice("success", text, null);
  }

  public static Notice failed(String text) {
    return new Notice("danger", text, null);
  }

  public static Notice secret(String text, String secret) {
    return new Notice("success", text, secret);
  }

  byte[] bytes() {
    var json = Json.createObjectBuilder().add("tone", tone).add("text", text);
    if (secret != null) {
      json.add("secret", secret);
    }
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  static Notice of(byte[] bytes) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
      JsonObject json = reader.readObject();
      return new Notice(
          json.getString("tone"), json.getString("text"), json.getString("secret", null));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
