package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types that every tenant has from the start, by name. They are files, not rows. */
final class BuiltInTypes {
  /** The envelope of a commerce event. */
  static final JsonObject DOMAIN_EVENT = Resources.read("domain-event.json");

  /** A workspace event of any type. */
  static final JsonObject WORKSPACE_EVENT = Resources.read("workspace-event.json");

  private static final List<String> ENVELOPE = List.of("workspace", "event_id", "event_time");
  private static final Map<String, BuiltInType> TYPES = new TreeMap<>();

  static {
    List.of(
            "order.created",
            "order.updated",
            "product.created",
            "product.updated",
            "inventory.adjusted",
            "integration.synced",
            "endpoint.failing",
            "endpoint.disabled",
            "delivery.failed",
            "delivery.skipped",
            "ping",
            "issue_created",
            "issue_updated",
            "issue_closed")
        .forEach(name -> TYPES.put(name, read(name)));
  }

  private BuiltInTypes() {}

  static Collection<BuiltInType> all() {
    return TYPES.values();
  }

  static Optional<BuiltInType> find(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }

  private static BuiltInType read(String name) {
    JsonObject json = Resources.read("types/" + name + ".json");
    String description = json.getString("description");
    JsonObject schema =
        EventTypeName.isWorkspace(name)
            ? ofWorkspace(name, description)
            : json.getJsonObject("schema");
    return new BuiltInType(
        name, description, json.getString("subject", null), schema, json.getJsonObject("example"));
  }

  /** The workspace event's schema, narrowed to the one member that this type has. */
  private static JsonObject ofWorkspace(String name, String description) {
    JsonObjectBuilder members = Json.createObjectBuilder();
    WORKSPACE_EVENT
        .getJsonObject("properties")
        .forEach(
            (member, schema) -> {
              if (member.equals(name) || !EventTypeName.isWorkspace(member)) {
                members.add(member, schema);
              }
            });
    JsonArrayBuilder required = Json.createArrayBuilder();
    ENVELOPE.forEach(required::add);
    return Json.createObjectBuilder(WORKSPACE_EVENT)
        .remove("oneOf")
        .remove("examples")
        .add("title", name)
        .add("description", description)
        .add("properties", members)
        .add("required", required.add(name))
        .build();
  }
}
