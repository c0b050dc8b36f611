package io.synq.system;

import io.synq.ProductClasses;
import io.synq.request.RecordSchema;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas that requests are held against, in the form of those that are published. */
final class CheckedSchemas {
  /** What only helps readers of the description, and what a record's own rules are for. */
  private static final Set<String> FOR_READERS =
      Set.of("description", "examples", "minLength", "minProperties", "pattern", "writeOnly");

  private CheckedSchemas() {}

  /** By their names in the description. */
  static Map<String, JsonValue> all() {
    Map<String, JsonValue> schemas = new TreeMap<>();
    ProductClasses.ALL.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> Arrays.stream(type.reflect().getMethods()))
        .flatMap(method -> Stream.of(method.getParameterTypes()))
        .filter(Class::isRecord)
        .forEach(type -> schemas.put(type.getSimpleName(), checked(RecordSchema.of(type))));
    return schemas;
  }

  private static JsonValue checked(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObjectBuilder copy = Json.createObjectBuilder();
    new TreeMap<>(object)
        .forEach(
            (name, member) -> {
              boolean line = name.equals("format") && member.toString().startsWith("\"line");
              if (!line && !JsonValue.EMPTY_JSON_ARRAY.equals(member)) {
                copy.add(name, checked(member));
              }
            });
    return copy.build();
  }

  /** A published schema, as far as it is checked. */
  static JsonValue published(ApiDocument document, JsonValue value) {
    if (value instanceof JsonArray array) {
      return Json.createArrayBuilder(
              array.stream().map(element -> published(document, element)).toList())
          .build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObject meant = document.resolve(object);
    if (meant.containsKey("anyOf")) {
      return Json.createObjectBuilder(
              published(document, meant.getJsonArray("anyOf").get(0)).asJsonObject())
          .add("type", Json.createArrayBuilder().add("object").add("null"))
          .build();
    }
    JsonObjectBuilder copy = Json.createObjectBuilder();
    new TreeMap<>(meant)
        .forEach(
            (name, member) -> {
              boolean form =
                  name.equals("format")
                      && !Set.of("\"uuid\"", "\"date-time\"").contains(member.toString());
              boolean any = name.equals("additionalProperties") && member == JsonValue.TRUE;
              boolean some = name.equals("maxProperties") && meant.containsKey("properties");
              if (name.equals("properties")) {
                JsonObjectBuilder members = Json.createObjectBuilder();
                member
                    .asJsonObject()
                    .forEach((of, schema) -> members.add(of, published(document, schema)));
                copy.add(name, members);
              } else if (!FOR_READERS.contains(name) && !form && !any && !some) {
                copy.add(name, published(document, member));
              }
            });
    return copy.build();
  }
}
