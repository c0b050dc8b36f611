package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Events to post. */
final class TestEvents {
  private TestEvents() {}

  /** One of a type, without an id. */
  static JsonObject of(String type) {
    return Json.createObjectBuilder()
        .add("event_type", type)
        .add("org_id", "7b91d204-fc3a-48e1-a13c-3d88e6201bcd")
        .add("user_id", "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc")
        .add("role", "member")
        .add("payload", Json.createObjectBuilder().add("order_id", "ord_9f2a4c1e83b7"))
        .build();
  }

  static JsonObject order() {
    return of("order.created");
  }

  static JsonObject orderWithId() {
    return with(order(), "event_id", Json.createValue(UUID.randomUUID().toString()));
  }

  /** The id of an organization or a user of this name. */
  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The same with one member set. */
  static JsonObject with(JsonObject event, String member, JsonValue value) {
    return Json.createObjectBuilder(event).add(member, value).build();
  }

  static JsonObject with(JsonObject event, String member, String value) {
    return with(event, member, Json.createValue(value));
  }

  static JsonObject without(JsonObject event, String member) {
    return Json.createObjectBuilder(event).remove(member).build();
  }

  /** The text of an event around a payload that is taken over as it is. */
  static String around(String payload) {
    String event = without(order(), "payload").toString();
    return event.substring(0, event.length() - 1) + ",\"payload\":" + payload + "}";
  }

  /** The published example. */
  static String domainEvent() {
    try (InputStream in = TestEvents.class.getResourceAsStream("/domain-event.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
