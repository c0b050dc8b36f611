package io.synq.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as the API shows it.
 *
 * @param address where the request came from; null if the server acted by itself
 * @param action the object's type and what was done to it, such as {@code endpoint.created}
 * @param before the object as it was, without secrets; null if there was none
 * @param after the object as it became, or what the action made; null if nothing is left
 */
public record AuditEntryResponse(
    String id,
    Instant recordedAt,
    Actor actor,
    @Nullable String address,
    String action,
    String objectType,
    String objectId,
    @Nullable JsonObject before,
    @Nullable JsonObject after) {

  /**
   * Who made the change.
   *
   * @param type {@code api_key}, {@code user}, {@code jwt}, {@code operator}, {@code callback} or
   *     {@code system}
   */
  public record Actor(String type, String id, @Nullable String name) {}

  static @Nullable JsonObject object(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
