package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sends the example requests of the API's description, in the name of a tenant. */
final class ApiExamples {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final SynqServer server;
  private final TestTenant tenant;

  /** What the first requests made, by the path that they were sent to. */
  private final Map<String, String> made = new HashMap<>();

  ApiExamples(SynqServer server, TestTenant tenant) {
    this.server = server;
    this.tenant = tenant;
  }

  /** Sends each; fails unless its answer is a success that is described. */
  void sendAll(ApiDocument document) {
    for (ApiOperation operation : creatingFirst(document)) {
      Answer answer =
          caller(operation)
              .send(
                  operation.method(),
                  operation.path(values(operation)),
                  operation.body().keySet().iterator().next(),
                  body(operation).toString().getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(operation + ": " + answer).isBetween(200, 299);
      assertThat(operation.undescribed(answer)).as(operation + ": " + answer).isEmpty();
      if (operation.method().equals("POST")
          && answer.status() != 204
          && answer.json().containsKey("id")) {
        made.put(operation.path(), answer.string("id"));
      }
    }
  }

  private static List<ApiOperation> creatingFirst(ApiDocument document) {
    return document.operations().stream()
        .filter(operation -> operation.example().isPresent())
        // A callback's URL is known to receivers only.
        .filter(operation -> !operation.isPublic())
        .sorted(
            Comparator.comparing((ApiOperation one) -> one.parameters("path").size())
                .thenComparing(one -> !one.method().equals("POST")))
        .toList();
  }

  Api caller(ApiOperation operation) {
    if (operation.isPublic()) {
      return Api.anonymous(server.url());
    }
    if (operation.isPeoples()) {
      return person(operation.example().map(JsonValue::asJsonObject));
    }
    return operation.isOperators() ? server.operator() : tenant.api();
  }

  /** Somebody new, who has the password that the request says, if it says one. */
  private Api person(Optional<JsonObject> request) {
    String name = UUID.randomUUID() + "@example.com";
    String password =
        request
            .map(json -> json.getString("current_password", null))
            .orElse("nine-wet-otters-sing");
    JsonObjectBuilder user =
        Json.createObjectBuilder()
            .add("name", name)
            .add("role", "viewer")
            .add("password", password);
    tenant.api().post("/users", user.build()).expect(201);
    return Api.withPassword(server.url(), name, password);
  }

  /** For each parameter of the path: of what was made there, or the description's example. */
  Map<String, String> values(ApiOperation operation) {
    Map<String, String> values = new HashMap<>();
    for (JsonObject parameter : operation.parameters("path")) {
      String name = parameter.getString("name");
      String collection = operation.path().replaceFirst("/\\{" + name + "}.*", "");
      String example = ApiOperation.text(parameter.get("example"));
      values.put(
          name, name.equals("slug") ? tenant.slug() : made.getOrDefault(collection, example));
    }
    return values;
  }

  /** The example, with what depends on the tenant and on today. */
  JsonObject body(ApiOperation operation) {
    JsonObject example = operation.example().orElseThrow().asJsonObject();
    JsonObjectBuilder body = Json.createObjectBuilder(example);
    replace(body, example, "tenant_id", tenant.id());
    replace(body, example, "workspace", tenant.slug());
    replace(body, example, "from", TIME.format(Instant.now().minus(Duration.ofHours(1))));
    replace(body, example, "slug", tenant.slug() + "-2");
    if (example.keySet().containsAll(Set.of("name", "role"))) {
      body.add("name", tenant.slug() + "-" + made.size() + "@example.com"); // unique on a server
    }
    return body.build();
  }

  private static void replace(
      JsonObjectBuilder body, JsonObject example, String name, String value) {
    if (example.containsKey(name)) {
      body.add(name, value);
    }
  }

  /** The callbacks that the tenant's issues gave out, by the end of their URLs. */
  List<String> tokens() {
    return tenant.api().get("/events?event_type=issue_created").data().stream()
        .map(event -> tenant.api().get("/events/" + event.getString("event_id")).json())
        .flatMap(event -> event.getJsonObject("body").getJsonArray("callbacks").stream())
        .map(JsonValue::asJsonObject)
        .map(callback -> URI.create(callback.getString("url")).getPath())
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }
}
