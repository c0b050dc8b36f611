package io.synq.trial;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a filter says of a body.
 *
 * @param error why it failed
 * @param result what the expression gives; null too if that is large
 */
public record FilterTestResult(
    boolean matches, @Nullable String error, @Nullable JsonValue result) {

  /** What there is not is left out: an expression may give null. */
  String json() {
    JsonObjectBuilder json = Json.createObjectBuilder().add("matches", matches);
    if (error != null) {
      json.add("error", error);
    }
    if (result != null) {
      json.add("result", result);
    }
    return json.build().toString();
  }
}
