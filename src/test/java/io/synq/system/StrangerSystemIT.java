package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every call of the API, made by one tenant with the ids of another, finds and changes nothing. */
class StrangerSystemIT {
  private static final int MANY = 20;
  private static final Receiver RECEIVER = new Receiver();
  private static final String ISSUE = "mango:freshness";
  private static final String TYPE = "mango.ripened";

  private final SynqServer server = Servers.standard();
  private final TestTenant owner = TestTenant.on(server);
  private final TestTenant stranger = TestTenant.on(server);
  private final TestIssues issues = new TestIssues(owner);

  /** The owner's things, by the names that paths of the API have for them. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  private final Map<String, Call> calls = new LinkedHashMap<>();

  /** A request of the stranger, and what it gets. */
  private record Call(String method, String path, String body, Consumer<Answer> expected) {}

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void everyCallWithAnothersIdsFindsAndChangesNothing() throws Exception {
    makeTheOwnersThings();
    addCalls();
    List<JsonObject> before = ownersThings();
    for (Map.Entry<String, Call> each : calls.entrySet()) {
      Call call = each.getValue();
      Answer answer = send(call);
      assertThat(answer.text())
          .as(each.getKey())
          .doesNotContain(owner.id(), owner.slug(), ids.get("key"), RECEIVER.url("/mango"));
      try {
        call.expected().accept(answer);
      } catch (AssertionError e) {
        throw new AssertionError(each.getKey() + ": " + e.getMessage(), e);
      }
    }
    assertThat(ownersThings()).isEqualTo(before);
    Api.withKey(server.url(), ids.get("key_text")).get("/events").expect(200);
  }

  private static int attempts(Answer stats) {
    return stats.expect(200).json().getJsonObject("total").getInt("attempts");
  }

  @Test
  void noCallOfTheApiIsLeftOut() throws Exception {
    makeTheOwnersThings();
    addCalls();
    assertThat(calls.keySet())
        .as("each call has its line in addCalls")
        .containsExactlyInAnyOrderElementsOf(operations());
  }

  /** The calls that the generated description of the API names. */
  private Set<String> operations() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/openapi?format=JSON")).build();
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    JsonObject paths =
        new Answer(response.statusCode(), response.headers(), response.body())
            .expect(200)
            .json()
            .getJsonObject("paths");
    Set<String> operations = new TreeSet<>();
    for (String path : paths.keySet()) {
      for (String method : paths.getJsonObject(path).keySet()) {
        if (Set.of("get", "post", "put", "patch", "delete").contains(method)) {
          operations.add(method.toUpperCase() + " " + path.replaceFirst("^/api/v1", ""));
        }
      }
    }
    return operations;
  }

  private void makeTheOwnersThings() {
    RECEIVER.on("/mango", Reaction.status(503, "Retry-After: 3600"));
    RECEIVER.on("/mango-issues", Reaction.status(200));
    ids.put("endpoint", owner.endpoint(RECEIVER.url("/mango"), "order.*").getString("id"));
    owner.endpoint(RECEIVER.url("/mango-issues"), "issue_created");
    owner.endpoint(RECEIVER.on("/mango-crates", Reaction.status(200)), "crate.sent");
    owner.post(Collections.nCopies(MANY, TestEvents.of("crate.sent")));
    Await.until(Servers.COUNTED, () -> attempts(owner.api().get("/stats")) >= MANY);
    JsonObject payload = Json.createObjectBuilder().add("fruit", "mango").build();
    ids.put("event", owner.post(TestEvents.with(TestEvents.order(), "payload", payload)));
    JsonObject delivery = owner.delivery(ids.get("event"), "retrying");
    ids.put("delivery", delivery.getString("id"));
    JsonObject attempt = delivery.getJsonArray("attempts").getJsonObject(0);
    ids.put("attempt", attempt.getString("id"));
    JsonObject key = owner.newKey("events:read");
    ids.put("key", key.getString("id"));
    ids.put("key_text", key.getString("key"));
    ids.put("link", TestPortal.of(owner).id());
    String user = "{\"name\":\"" + owner.slug() + "@example.com\",\"role\":\"viewer\"}";
    ids.put("user", owner.api().post("/users", user).expect(201).string("id"));
    owner.api().put("/event-types/" + TYPE, "{\"description\":\"Ripe\"}").expect(201);
    issues.created(RECEIVER, "/mango-issues", ISSUE);
    // It waits for as long as its endpoint does.
    ids.put(
        "replay",
        owner
            .api()
            .post("/replays", ReplayJobsSystemIT.request("any", ",'event_types':['order.*']"))
            .expect(202)
            .string("id"));
    Await.until(Await.SOON, () -> owner.deliveries(ids.get("event")).size() == 2);
    Await.until(
        Await.SOON,
        () ->
            owner.deliveries(ids.get("event")).stream()
                .allMatch(one -> one.getString("state").equals("retrying")));
  }

  private void addCalls() {
    String event = "/events/" + ids.get("event");
    String endpoint = "/endpoints/" + ids.get("endpoint");
    String delivery = "/deliveries/" + ids.get("delivery");
    String replay = "/replays/" + ids.get("replay");
    String inTheirs = with("tenant_id", owner.id());

    list("GET /events", "/events");
    add("POST /events", "/events", inTheirs, answer -> answer.expectProblem(422));
    add(
        "POST /events/batch",
        "/events/batch",
        "{\"events\":[" + inTheirs + "]}",
        answer ->
            assertThat(first(answer.expect(202).json(), "results").getInt("status"))
                .isEqualTo(422));
    add(
        "GET /events/stream",
        "/events/stream?after=start",
        "",
        answer -> assertThat(answer.expect(200).text()).isEqualTo("r"));
    none("GET /events/{event_id}", event);
    none("GET /events/{event_id}/body", event + "/body");
    none("GET /events/{event_id}/deliveries", event + "/deliveries");
    none("POST /events/{event_id}/replay", event + "/replay");

    none("GET /deliveries/{id}", delivery);
    none("GET /deliveries/{id}/attempts", delivery + "/attempts");
    none(
        "GET /deliveries/{id}/attempts/{attempt_id}/body",
        delivery + "/attempts/" + ids.get("attempt") + "/body");
    none("POST /deliveries/{id}/retry", delivery + "/retry");
    none("POST /deliveries/{id}/cancel", delivery + "/cancel");

    list("GET /deliveries", "/deliveries?endpoint_id=" + ids.get("endpoint"));
    list("GET /endpoints", "/endpoints");
    none("GET /endpoints/{id}", endpoint);
    add(
        "PATCH /endpoints/{id}",
        endpoint,
        "{\"enabled\":false}",
        answer -> answer.expectProblem(404));
    none("DELETE /endpoints/{id}", endpoint);
    none("POST /endpoints/{id}/enable", endpoint + "/enable");
    none("POST /endpoints/{id}/disable", endpoint + "/disable");
    none("POST /endpoints/{id}/ping", endpoint + "/ping");
    add(
        "POST /endpoints/{id}/example",
        endpoint + "/example",
        "{\"event_type\":\"order.created\"}",
        answer -> answer.expectProblem(404));
    none("GET /endpoints/{id}/secret", endpoint + "/secret");
    none("POST /endpoints/{id}/secret/rotate", endpoint + "/secret/rotate");
    none("GET /endpoints/{id}/secrets", endpoint + "/secrets");
    none("GET /endpoints/{id}/blocked-keys", endpoint + "/blocked-keys");
    none("GET /endpoints/{id}/deliveries", endpoint + "/deliveries");
    none("GET /endpoints/{id}/stats", endpoint + "/stats");
    add(
        "POST /endpoints/filter-test",
        "/endpoints/filter-test",
        object("filter", "1").add("event_id", ids.get("event")).build().toString(),
        answer -> answer.expectProblem(404));
    add(
        "POST /endpoints/transform-test",
        "/endpoints/transform-test",
        object("transform", "$").add("event_id", ids.get("event")).build().toString(),
        answer -> answer.expectProblem(404));
    list("GET /endpoint-health", "/endpoint-health");
    none("GET /endpoint-health/{id}", "/endpoint-health/" + ids.get("endpoint"));
    list("GET /failures", "/failures?endpoint_id=" + ids.get("endpoint"));
    none("POST /endpoints/{id}/retry", endpoint + "/retry");
    list("GET /stats/endpoints", "/stats/endpoints");
    // Own attempts may have been counted by then; the owner has many.
    add(
        "GET /stats",
        "/stats",
        "",
        answer -> assertThat(attempts(answer)).isLessThan(attempts(owner.api().get("/stats"))));

    list("GET /replays", "/replays");
    none("GET /replays/{id}", replay);
    none("POST /replays/{id}/cancel", replay + "/cancel");
    add(
        "POST /replays",
        "/replays",
        ReplayJobsSystemIT.request("any", ",'endpoint_ids':['" + ids.get("endpoint") + "']"),
        answer -> answer.expectProblem(404));

    none("GET /event-types/{name}", "/event-types/" + TYPE);
    none("DELETE /event-types/{name}", "/event-types/" + TYPE);
    add(
        "GET /event-types",
        "/event-types?limit=200",
        "",
        answer ->
            assertThat(answer.expect(200).data())
                .extracting(type -> type.getString("name"))
                .hasSize(14)
                .doesNotContain(TYPE));
    add(
        "PUT /event-types/{name}",
        "/event-types/" + TYPE,
        "{\"description\":\"Mine\"}",
        answer -> answer.expect(201));

    none("GET /workspaces/{slug}/issues", issues.path());
    none("GET /workspaces/{slug}/issues/{issue_id}", issues.path(ISSUE));
    none("POST /workspaces/{slug}/issues/{issue_id}/close", issues.path(ISSUE) + "/close");
    add(
        "POST /workspaces/{slug}/issues/{issue_id}/comments",
        issues.path(ISSUE) + "/comments",
        "{\"comment\":\"mine\"}",
        answer -> answer.expectProblem(404));
    add(
        "POST /workspaces/{slug}/issues",
        issues.path(),
        object("issue_id", ISSUE).add("message", "mine").build().toString(),
        answer -> answer.expectProblem(404));
    add(
        "PATCH /workspaces/{slug}/issues/{issue_id}",
        issues.path(ISSUE),
        "{\"message\":\"mine\"}",
        answer -> answer.expectProblem(404));
    add(
        "POST /callbacks/{token}",
        "/callbacks/" + ownToken(),
        object("workspace", owner.slug())
            .add("mark_fixed", object("issue_id", ISSUE))
            .build()
            .toString(),
        answer -> assertThat(answer.expectProblem(422).pointers()).containsExactly("/workspace"));

    add(
        "GET /me",
        "/me",
        "",
        answer ->
            assertThat(answer.expect(200).json().getJsonObject("tenant").getString("id"))
                .isEqualTo(stranger.id()));
    forbidden("GET /me/mail", "/me/mail", "");
    forbidden("PUT /me/mail", "/me/mail", "{\"address\":null}");
    forbidden(
        "POST /me/password",
        "/me/password",
        "{\"current_password\":\"nine-wet-otters-sing\",\"password\":\"ten-dry-badgers-hum\"}");
    none("GET /portal-links/{id}", "/portal-links/" + ids.get("link"));
    none("DELETE /portal-links/{id}", "/portal-links/" + ids.get("link"));
    list("GET /portal-links", "/portal-links");
    add(
        "POST /portal-links",
        "/portal-links",
        "{}",
        answer -> assertThat(answer.expect(201).string("id")).isNotEqualTo(ids.get("link")));
    none("GET /api-keys/{id}", "/api-keys/" + ids.get("key"));
    none("DELETE /api-keys/{id}", "/api-keys/" + ids.get("key"));
    add(
        "GET /api-keys",
        "/api-keys",
        "",
        answer -> assertThat(answer.expect(200).data()).hasSize(1));
    add(
        "POST /api-keys",
        "/api-keys",
        "{\"name\":\"k\",\"scopes\":[\"events:read\"]}",
        answer -> assertThat(answer.expect(201).string("id")).isNotEqualTo(ids.get("key")));
    add(
        "GET /audit",
        "/audit?object_id=" + ids.get("endpoint"),
        "",
        answer -> assertThat(answer.expect(200).data()).isEmpty());
    String user = "/users/" + ids.get("user");
    list("GET /users", "/users");
    none("GET /users/{id}", user);
    none("DELETE /users/{id}", user);
    none("POST /users/{id}/password", user + "/password");
    add("PATCH /users/{id}", user, "{\"disabled\":true}", answer -> answer.expectProblem(404));
    add(
        "POST /users",
        "/users",
        "{\"name\":\"" + stranger.slug() + "@example.com\",\"role\":\"viewer\"}",
        answer -> assertThat(answer.expect(201).string("id")).isNotEqualTo(ids.get("user")));
    String tenant = "/tenants/" + owner.id();
    forbidden("GET /tenants/{id}", tenant, "");
    forbidden("PATCH /tenants/{id}", tenant, "{\"name\":\"Mine\"}");
    forbidden("GET /tenants/{id}/users", tenant + "/users", "");
    forbidden("POST /tenants/{id}/users", tenant + "/users", "{\"name\":\"n\",\"role\":\"admin\"}");
    add("GET /tenants", "/tenants", "", answer -> answer.expectProblem(403));
    add(
        "POST /tenants",
        "/tenants",
        object("slug", owner.slug()).build().toString(),
        answer -> answer.expectProblem(403));
    add(
        "POST /endpoints",
        "/endpoints",
        "{\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"]}",
        answer -> assertThat(answer.expect(201).string("id")).isNotEqualTo(ids.get("endpoint")));
  }

  /** A callback of the stranger's, for an issue of the same id. */
  private String ownToken() {
    TestIssues own = new TestIssues(stranger);
    String path = "/" + stranger.slug();
    stranger.endpoint(RECEIVER.on(path, Reaction.status(200)), "issue_created");
    String token = own.token(own.created(RECEIVER, path, ISSUE), "mark_fixed");
    stranger
        .api()
        .get("/endpoints")
        .data()
        .forEach(one -> stranger.api().delete("/endpoints/" + one.getString("id")).expect(204));
    return token;
  }

  /** A call with an id of the owner's. */
  private void forbidden(String name, String path, String body) {
    add(name, path, body, answer -> answer.expectProblem(403));
  }

  private void none(String operation, String path) {
    add(operation, path, "", answer -> answer.expectProblem(404));
  }

  /** A call that lists the stranger's own things. */
  private void list(String operation, String path) {
    add(
        operation,
        path,
        "",
        answer ->
            assertThat(answer.expect(200).data())
                .allSatisfy(
                    one -> assertThat(ids.values()).noneMatch(id -> one.toString().contains(id))));
  }

  private void add(String operation, String path, String body, Consumer<Answer> expected) {
    String method = operation.substring(0, operation.indexOf(' '));
    calls.put(operation, new Call(method, path, body, expected));
  }

  private Answer send(Call call) {
    return stranger
        .api()
        .send(
            call.method(),
            "/api/v1" + call.path(),
            "application/json",
            call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** All that the owner sees of what is its own; its audit log has every change. */
  private List<JsonObject> ownersThings() {
    List<JsonObject> things = new ArrayList<>();
    for (String path :
        List.of(
            "/events/" + ids.get("event"),
            "/events/" + ids.get("event") + "/deliveries",
            "/events?q=mango",
            "/endpoints",
            "/endpoints/" + ids.get("endpoint"),
            "/replays/" + ids.get("replay"),
            "/event-types/" + TYPE,
            issues.path(ISSUE),
            "/users",
            "/audit?limit=200")) {
      things.add(owner.api().get(path).expect(200).json());
    }
    return things;
  }

  private static JsonObject first(JsonObject document, String array) {
    return document.getJsonArray(array).getJsonObject(0);
  }

  private static JsonObjectBuilder object(String name, String value) {
    return Json.createObjectBuilder().add(name, value);
  }

  private static String with(String member, String value) {
    return TestEvents.with(TestEvents.order(), member, value).toString();
  }
}
