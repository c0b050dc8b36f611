package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * The AsyncAPI 3.0 document: each built-in type as a message that endpoints receive, and what they
 * may want in its place.
 */
final class AsyncApi {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final JsonObject FRAME = Resources.read("asyncapi.json");

  private AsyncApi() {}

  static JsonObject document() {
    JsonObjectBuilder all = Json.createObjectBuilder();
    JsonArrayBuilder sent = Json.createArrayBuilder();
    JsonObjectBuilder messages = Json.createObjectBuilder();
    JsonObject components = FRAME.getJsonObject("components");
    JsonObjectBuilder schemas = Json.createObjectBuilder(components.getJsonObject("schemas"));
    schemas.add("DomainEvent", embedded(BuiltInTypes.DOMAIN_EVENT));
    BuiltInTypes.WORKSPACE_EVENT
        .getJsonObject("$defs")
        .forEach((name, schema) -> schemas.add(name, embedded(schema)));
    for (BuiltInType type : BuiltInTypes.all()) {
      schemas.add(type.name(), embedded(type.schema()));
      messages.add(type.name(), message(type));
    }
    messages.addAll(Json.createObjectBuilder(components.getJsonObject("messages")));
    JsonObject complete = messages.build();
    for (String name : complete.keySet()) {
      all.add(name, reference("#/components/messages/" + name));
      sent.add(reference("#/channels/endpoint/messages/" + name));
    }
    return Json.createObjectBuilder(FRAME)
        .add("channels", put(FRAME.getJsonObject("channels"), "endpoint", "messages", all.build()))
        .add(
            "operations",
            put(FRAME.getJsonObject("operations"), "deliver", "messages", sent.build()))
        .add(
            "components",
            Json.createObjectBuilder(components).add("messages", complete).add("schemas", schemas))
        .build();
  }

  private static JsonObject put(JsonObject map, String key, String member, JsonValue value) {
    return Json.createObjectBuilder(map)
        .add(key, Json.createObjectBuilder(map.getJsonObject(key)).add(member, value))
        .build();
  }

  private static JsonObject message(BuiltInType type) {
    boolean commerce = type.family() == Family.COMMERCE;
    JsonObject body = SampleEvent.of(type.name(), type.example());
    return Json.createObjectBuilder()
        .add("name", type.name())
        .add("title", type.name())
        .add("summary", type.description())
        .add("contentType", "application/json")
        .add("tags", tags(type))
        .add("headers", reference(SCHEMAS + "DeliveryHeaders"))
        .add("bindings", reference("#/components/messageBindings/delivery"))
        .add("payload", commerce ? payload(type) : reference(SCHEMAS + type.name()))
        .add(
            "examples",
            Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("name", type.name()).add("payload", body)))
        .build();
  }

  private static JsonArrayBuilder tags(BuiltInType type) {
    String family = type.family().text();
    return Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", family));
  }

  /** The envelope, with this type's name and payload. */
  private static JsonObject payload(BuiltInType type) {
    JsonObjectBuilder narrowed =
        Json.createObjectBuilder()
            .add("event_type", Json.createObjectBuilder().add("const", type.name()))
            .add("payload", reference(SCHEMAS + type.name()));
    JsonArrayBuilder required = Json.createArrayBuilder();
    List.of("event_id", "timestamp", "tenant_id").forEach(required::add);
    return Json.createObjectBuilder()
        .add(
            "allOf",
            Json.createArrayBuilder()
                .add(reference(SCHEMAS + "DomainEvent"))
                .add(
                    Json.createObjectBuilder()
                        .add("required", required)
                        .add("properties", narrowed)))
        .build();
  }

  private static JsonObject reference(String target) {
    return Json.createObjectBuilder().add("$ref", target).build();
  }

  /** A schema as a component of this document: what it refers to are other components. */
  private static JsonValue embedded(JsonValue value) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder copy = Json.createArrayBuilder();
      array.forEach(element -> copy.add(embedded(element)));
      return copy.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObjectBuilder copy = Json.createObjectBuilder();
    object.forEach(
        (name, member) -> {
          if (name.equals("$ref") && member instanceof JsonString target) {
            copy.add(name, target.getString().replace("#/$defs/", SCHEMAS));
          } else if (!name.equals("$defs") && !name.equals("$schema")) {
            copy.add(name, embedded(member));
          }
        });
    return copy.build();
  }
}
