package io.synq.system;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server's own description of its API. */
record ApiDocument(JsonObject json, Map<JsonValue, com.networknt.schema.Schema> compiled) {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Map<URI, ApiDocument> READ = new ConcurrentHashMap<>();

  /** Read once of each server, and its schemas compiled once. */
  static ApiDocument of(SynqServer server) {
    return READ.computeIfAbsent(
        server.url(),
        url ->
            new ApiDocument(
                Api.anonymous(url).getRoot("/openapi?format=JSON").expect(200).json(),
                new ConcurrentHashMap<>()));
  }

  /** Those that callers may call, in order of path. */
  List<ApiOperation> operations() {
    List<ApiOperation> all = new ArrayList<>();
    json.getJsonObject("paths")
        .forEach(
            (path, item) ->
                METHODS.stream()
                    .filter(item.asJsonObject()::containsKey)
                    .map(method -> operation(path, method, item.asJsonObject()))
                    .forEach(all::add));
    return all;
  }

  /** Those that a path knows. */
  Set<String> methods(String path) {
    return json.getJsonObject("paths").getJsonObject(path).keySet().stream()
        .map(String::toUpperCase)
        .collect(Collectors.toSet());
  }

  private ApiOperation operation(String path, String method, JsonObject item) {
    return new ApiOperation(this, method.toUpperCase(), path, item.getJsonObject(method));
  }

  /** What is meant: the object itself or what it refers to. */
  JsonObject resolve(JsonObject object) {
    return object.containsKey("$ref")
        ? resolve(
            Json.createPointer(object.getString("$ref").substring(1)).getValue(json).asJsonObject())
        : object;
  }

  /** The same, where it may be null too. */
  JsonObject meant(JsonObject schema) {
    JsonObject resolved = resolve(schema);
    return resolved.containsKey("anyOf")
        ? meant(resolved.getJsonArray("anyOf").getJsonObject(0))
        : resolved;
  }

  /** Why a JSON text does not keep to a schema of this document; nothing if it does. */
  List<String> errors(JsonObject schema, String text) {
    return compiled.computeIfAbsent(schema, this::compile).validate(text, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private com.networknt.schema.Schema compile(JsonValue schema) {
    JsonObject whole =
        Json.createObjectBuilder()
            .add("components", json.get("components"))
            .add("allOf", Json.createArrayBuilder().add(schema))
            .build();
    return SCHEMAS.getSchema(whole.toString());
  }

  /** The example of a media type: its own or its schema's. */
  Optional<JsonValue> example(JsonObject media) {
    JsonArray examples = resolve(media.getJsonObject("schema")).getJsonArray("examples");
    return media.containsKey("example")
        ? Optional.of(media.get("example"))
        : Stream.ofNullable(examples).flatMap(List::stream).findFirst();
  }
}
