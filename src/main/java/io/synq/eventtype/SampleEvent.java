package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Events that did not happen, as endpoints receive them. */
public final class SampleEvent {
  private static final JsonObject PUBLISHED =
      BuiltInTypes.DOMAIN_EVENT.getJsonArray("examples").getJsonObject(0);

  private SampleEvent() {}

  /**
   * An event of a type.
   *
   * @param example that the catalogue has of the type; null for none
   */
  public static JsonObject of(String type, @Nullable JsonObject example) {
    JsonObject shown = example == null ? JsonValue.EMPTY_JSON_OBJECT : example;
    return EventTypeName.isWorkspace(type)
        ? shown
        : Json.createObjectBuilder(PUBLISHED).add("event_type", type).add("payload", shown).build();
  }
}
