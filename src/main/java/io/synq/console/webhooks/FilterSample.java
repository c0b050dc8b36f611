package io.synq.console.webhooks;

import io.synq.eventtype.EventTypeResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

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
}
