package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a published document says of deliveries.
 *
 * @param headers a schema of them, with their names in lower case
 * @param bodies schemas of them, by content type
 */
record DeliveryDescription(
    ApiDocument document, JsonObject headers, Map<String, JsonObject> bodies) {
  /** What neither document describes as a header. */
  private static final Set<String> OF_HTTP =
      Set.of("host", "connection", "content-length", "content-type");

  static DeliveryDescription ofOpenApi(SynqServer server) {
    ApiDocument document = ApiDocument.of(server);
    JsonObject post =
        document.json().getJsonObject("webhooks").getJsonObject("event").getJsonObject("post");
    // A parameter of this name would be none (OpenAPI 3.1.0, section 4.8.12.2).
    JsonObjectBuilder names = Json.createObjectBuilder().add("authorization", JsonValue.TRUE);
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (JsonObject parameter : post.getJsonArray("parameters").getValuesAs(JsonObject.class)) {
      JsonObject one = document.resolve(parameter);
      String name = one.getString("name").toLowerCase();
      names.add(name, one.get("schema"));
      if (one.getBoolean("required", false)) {
        required.add(name);
      }
    }
    Map<String, JsonObject> bodies = new HashMap<>();
    post.getJsonObject("requestBody")
        .getJsonObject("content")
        .forEach((type, media) -> bodies.put(type, media.asJsonObject().getJsonObject("schema")));
    return new DeliveryDescription(document, headers(names, required), bodies);
  }

  /** What the AsyncAPI document says of one of its messages. */
  static DeliveryDescription ofAsyncApi(SynqServer server, String message) {
    JsonObject json =
        Api.anonymous(server.url()).getRoot("/schemas/asyncapi.json").expect(200).json();
    ApiDocument document = new ApiDocument(json, new ConcurrentHashMap<>());
    JsonObject one =
        json.getJsonObject("components").getJsonObject("messages").getJsonObject(message);
    JsonObject http = document.resolve(one.getJsonObject("bindings")).getJsonObject("http");
    JsonObjectBuilder names = Json.createObjectBuilder();
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (JsonObject schema : List.of(one.getJsonObject("headers"), http.getJsonObject("headers"))) {
      JsonObject part = document.resolve(schema);
      part.getJsonObject("properties").forEach((name, of) -> names.add(name.toLowerCase(), of));
      part.getJsonArray("required")
          .forEach(name -> required.add(name.toString().replace("\"", "").toLowerCase()));
    }
    return new DeliveryDescription(
        document,
        headers(names, required),
        Map.of(one.getString("contentType"), one.getJsonObject("payload")));
  }

  private static JsonObject headers(JsonObjectBuilder names, JsonArrayBuilder required) {
    return Json.createObjectBuilder()
        .add("properties", names)
        .add("required", required)
        .add("additionalProperties", false)
        .build();
  }

  /** In what a request is not as described. */
  List<String> errors(Received request) {
    List<String> errors = new ArrayList<>(document.errors(headers, headers(request).toString()));
    JsonObject body = bodies.get(request.header("Content-Type"));
    if (body == null) {
      errors.add("a Content-Type that is not described: " + request.header("Content-Type"));
    } else {
      errors.addAll(document.errors(body, request.text()));
    }
    return errors;
  }

  private JsonObject headers(Received request) {
    JsonObjectBuilder sent = Json.createObjectBuilder();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (OF_HTTP.contains(name)) {
                return;
              }
              if (isNumber(name)) {
                sent.add(name, Long.parseLong(value));
              } else {
                sent.add(name, value);
              }
            });
    return sent.build();
  }

  private boolean isNumber(String name) {
    return headers.getJsonObject("properties").get(name) instanceof JsonObject schema
        && schema.getString("type", "").equals("integer");
  }
}
