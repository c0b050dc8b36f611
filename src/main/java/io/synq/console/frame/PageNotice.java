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
 * @param secret a text to be copied; null for none
 * @param again whether the secret can be seen again, later
 */
public record PageNotice(String tone, String text, @Nullable String secret, boolean again) {

  public static PageNotice done(String text) {
    return new PageNotice("success", text, null, false);
  }

  public static PageNotice warning(String text) {
    return new PageNotice("warning", text, null, false);
  }

  public static PageNotice failed(String text) {
    return new PageNotice("danger", text, null, false);
  }

  /** With a secret that is shown this once. */
  public static PageNotice secret(String text, String secret) {
    return new PageNotice("success", text, secret, false);
  }

  /** With a secret that can be revealed again. */
  public static PageNotice signingSecret(String text, String secret) {
    return new PageNotice("success", text, secret, true);
  }

  byte[] bytes() {
    var json = Json.createObjectBuilder().add("tone", tone).add("text", text);
    if (secret != null) {
      json.add("secret", secret).add("again", again);
    }
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  static PageNotice of(byte[] bytes) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
      JsonObject json = reader.readObject();
      return new PageNotice(
          json.getString("tone"),
          json.getString("text"),
          json.getString("secret", null),
          json.getBoolean("again", false));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
