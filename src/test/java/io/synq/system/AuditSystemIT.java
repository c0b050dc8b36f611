package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change says who made it, from where, and what stood before and after. */
@Conformance
class AuditSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String PINGED = "endpoint.pinged";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void everyChangeIsRecordedOnce() {
    Api api = tenant.api();
    String url = RECEIVER.on("/every", Reaction.status(503, "Retry-After: 600"));
    String path = "/endpoints/" + tenant.endpoint(url, "order.*").getString("id");
    api.patch(path, "{\"description\":\"Our shop\"}").expect(200);
    String event = tenant.post("order.created");
    String delivery = "/deliveries/" + tenant.delivery(event, "retrying").getString("id");
    api.post(delivery + "/cancel").expect(200);
    api.post(delivery + "/retry").expect(202);
    tenant.delivery(event, "retrying");
    api.post("/events/" + event + "/replay").expect(202);
    api.post(path + "/ping").expect(200);
    api.post(path + "/disable").expect(200);
    api.post(path + "/enable").expect(200);
    api.patch(path, "{\"enabled\":false}").expect(200);
    api.delete(path).expect(204);
    api.delete("/api-keys/" + tenant.newKey("events:read").getString("id")).expect(204);
    assertThat(actions("/audit"))
        .containsExactly(
            "api_key.revoked",
            "api_key.created",
            "endpoint.deleted",
            "endpoint.updated",
            "endpoint.enabled",
            "endpoint.disabled",
            PINGED,
            "event.replayed",
            "delivery.retried",
            "delivery.cancelled",
            "endpoint.updated",
            "endpoint.created",
            "api_key.created",
            "tenant.created");
  }

  @Test
  void changesOfIssuesTypesAndReplaysAreRecorded() {
    tenant.endpoint(RECEIVER.on("/issues", Reaction.status(200)), "issue_created");
    TestIssues issues = new TestIssues(tenant);
    JsonObject created = issues.created(RECEIVER, "/issues", "iss-1");
    issues.report("iss-1", "no rows").expect(200);
    Api api = tenant.api();
    api.patch(issues.path("iss-1"), "{\"message\":\"half the rows\"}").expect(200);
    JsonObject fix = TestIssues.callback(created, "mark_fixed");
    String command = TestIssues.filledIn(fix, "mark_fixed", "");
    issues.call(issues.token(created, "mark_fixed"), command).expect(200);
    issues.call(issues.token(created, "mark_fixed"), command).expect(200);
    api.post(issues.path("iss-1") + "/close").expect(200);
    api.put("/event-types/parcel.lost", "{\"description\":\"Gone\"}").expect(201);
    api.put("/event-types/parcel.lost", "{\"description\":\"Gone for good\"}").expect(200);
    api.delete("/event-types/parcel.lost").expect(204);
    JsonObject replay =
        api.post("/replays", ReplayJobsSystemIT.request("any", "")).expect(202).json();
    // The first ping of an endpoint goes beside what follows: its place in the log is open.
    List<JsonObject> entries =
        entries("/audit").stream().filter(entry -> !action(entry).equals(PINGED)).toList();
    assertThat(entries)
        .extracting(AuditSystemIT::action)
        .startsWith(
            "replay.created",
            "event_type.deleted",
            "event_type.updated",
            "event_type.created",
            "issue.closed",
            "issue.mark_fixed",
            "issue.updated",
            "issue.created",
            "endpoint.created");
    Await.until(Await.SOON, () -> actions("/audit").contains(PINGED));
    assertThat(entries.get(0).getString("object_id")).isEqualTo(replay.getString("id"));
    assertThat(entries.get(2).getJsonObject("before").getString("description")).isEqualTo("Gone");
    JsonObject marked = entries.get(5);
    assertThat(marked.getJsonObject("actor").getString("type")).isEqualTo("callback");
    assertThat(marked.getJsonObject("actor").getString("id")).isEqualTo("ada@example.com");
    assertThat(marked.getJsonObject("actor").getString("name")).isEqualTo("Ada");
    assertThat(marked.getString("address")).isEqualTo("127.0.0.1");
    assertThat(marked.getJsonObject("before").getString("status")).isNotEqualTo("fixed");
    assertThat(marked.getJsonObject("after").getString("status")).isEqualTo("fixed");
  }

  @Test
  void whatChangesNothingOrFailsIsNotRecorded() {
    String id = tenant.endpoint(RECEIVER.url("/same"), "order.*").getString("id");
    String key = tenant.newKey("events:read").getString("id");
    Api api = tenant.api();
    api.delete("/api-keys/" + key).expect(204);
    String event = tenant.post("product.created");
    List<String> before = actions("/audit");
    api.post("/endpoints/" + id + "/enable").expect(200);
    api.patch("/endpoints/" + id, "{}").expect(200);
    api.patch("/endpoints/" + id, "{\"event_types\":[\"order.*\"]}").expect(200);
    api.patch("/endpoints/" + id, "{\"max_in_flight\":0}").expectProblem(422);
    api.patch("/endpoints/ep_1", "{\"max_in_flight\":1}").expectProblem(404);
    api.post("/endpoints", "{}").expectProblem(422);
    api.delete("/api-keys/" + key).expect(204);
    api.post("/events/" + event + "/replay", "{\"endpoint_ids\":[\"" + id + "\",\"ep_1\"]}")
        .expectProblem(404);
    assertThat(actions("/audit")).isEqualTo(before);
  }

  @Test
  void entrySaysWhatStoodBeforeAndAfterWithoutSecrets() {
    String body =
        "{\"url\":\""
            + RECEIVER.url("/in?sig=qu3ry")
            + "\",\"event_types\":[\"order.*\"],\"headers\":{\"X-Token\":\"h3ader\"}}";
    JsonObject endpoint = tenant.api().post("/endpoints", body).expect(201).json();
    String path = "/endpoints/" + endpoint.getString("id");
    tenant
        .api()
        .patch(path, "{\"max_in_flight\":3,\"headers\":{\"X-Token\":\"an0ther\"}}")
        .expect(200);
    String key = tenant.newKey("events:read").getString("key");
    Answer list = tenant.api().get("/audit").expect(200);
    JsonObject changed = list.data().get(1);
    assertThat(changed.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "recorded_at",
            "actor",
            "address",
            "action",
            "object_type",
            "object_id",
            "before",
            "after");
    assertThat(changed.getString("id")).startsWith("aud_");
    assertThat(changed.getString("action")).isEqualTo("endpoint.updated");
    assertThat(changed.getString("object_type")).isEqualTo("endpoint");
    assertThat(changed.getString("object_id")).isEqualTo(endpoint.getString("id"));
    JsonObject before = changed.getJsonObject("before");
    JsonObject after = changed.getJsonObject("after");
    assertThat(before.isNull("max_in_flight")).isTrue();
    assertThat(after.getInt("max_in_flight")).isEqualTo(3);
    assertThat(before.getJsonObject("headers").getString("X-Token")).isEqualTo("(hidden)");
    assertThat(after.getJsonObject("headers").getString("X-Token")).isEqualTo("(hidden, changed)");
    JsonObject created = list.data().get(2);
    assertThat(created.isNull("before")).isTrue();
    assertThat(created.getJsonObject("after").getString("url"))
        .isEqualTo(RECEIVER.url("/in?(hidden)"));
    assertThat(list.text())
        .doesNotContain("whsec_", "h3ader", "an0ther", "qu3ry", key, tenant.key());
  }

  @Test
  void entrySaysWhoAndFromWhereWhateverHeadersClaim() throws Exception {
    JsonObject key = tenant.newKey("endpoints:write");
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("/api/v1/endpoints"))
            .header("Authorization", "Bearer " + key.getString("key"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "198.51.100.7")
            .header("Forwarded", "for=198.51.100.7")
            .header("X-Real-IP", "198.51.100.7")
            .header("$WSRA", "198.51.100.7")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"]}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(201);
    JsonObject created = entries("/audit?action=endpoint.created").get(0);
    assertThat(created.getString("address")).isEqualTo("127.0.0.1");
    JsonObject actor = created.getJsonObject("actor");
    assertThat(actor.getString("type")).isEqualTo("api_key");
    assertThat(actor.getString("id")).isEqualTo(key.getString("id"));
    assertThat(actor.getString("name")).isEqualTo("k");
  }

  @Test
  void operatorsChangesStandInTheTenantsLog() {
    List<JsonObject> made = entries("/audit?actor=operator");
    assertThat(made)
        .extracting(AuditSystemIT::action)
        .containsExactly("api_key.created", "tenant.created");
    JsonObject actor = made.get(1).getJsonObject("actor");
    assertThat(actor.getString("type")).isEqualTo("operator");
    assertThat(actor.getString("id")).startsWith("usr_");
    assertThat(made.get(1).getString("object_id")).isEqualTo(tenant.id());
    assertThat(made.get(1).getJsonObject("after").getString("slug")).isEqualTo(tenant.slug());
  }

  @Test
  void firstStartIsTheServersOwn() {
    List<JsonObject> made =
        server.demo().get("/audit?actor=system&limit=200").expect(200).data().stream().toList();
    assertThat(made)
        .extracting(AuditSystemIT::action)
        .contains("tenant.created", "api_key.created", "endpoint.created");
    assertThat(made).allSatisfy(entry -> assertThat(entry.isNull("address")).isTrue());
  }

  @Test
  void endpointThatIsGoneIsDisabledByTheServerItself() {
    String url = RECEIVER.on("/gone", Reaction.status(410));
    String id = tenant.endpoint(url, "order.*").getString("id");
    tenant.post("order.created");
    JsonObject disabled =
        Await.value(
                Await.SOON, () -> entries("/audit?action=endpoint.disabled"), all -> !all.isEmpty())
            .get(0);
    assertThat(disabled.getString("object_id")).isEqualTo(id);
    assertThat(disabled.getJsonObject("actor").getString("type")).isEqualTo("system");
    assertThat(disabled.isNull("address")).isTrue();
    assertThat(disabled.getJsonObject("before").getString("state")).isEqualTo("enabled");
    assertThat(disabled.getJsonObject("after").getString("disabled_reason")).isEqualTo("gone");
  }

  @Test
  void entriesAreFilteredAndPaged() {
    String first = tenant.endpoint("http://127.0.0.1:9/1").getString("id");
    String second = tenant.endpoint("http://127.0.0.1:9/2").getString("id");
    tenant.api().post("/endpoints/" + first + "/disable").expect(200);
    List<JsonObject> all = entries("/audit");
    assertThat(all).hasSize(5);
    assertThat(actions("/audit?object_id=" + first))
        .containsExactly("endpoint.disabled", "endpoint.created");
    assertThat(entries("/audit?action=endpoint.created&object_id=" + second)).hasSize(1);
    String key = all.get(0).getJsonObject("actor").getString("id");
    assertThat(entries("/audit?actor=" + key)).isEqualTo(all.subList(0, 3));
    assertThat(entries("/audit?actor=First%20key")).isEqualTo(all.subList(0, 3));
    assertThat(entries("/audit?actor=nobody")).isEmpty();
    // Times are shown in milliseconds and kept in microseconds.
    Instant newest = Instant.parse(all.get(0).getString("recorded_at"));
    assertThat(entries("/audit?from=" + text(newest)).get(0)).isEqualTo(all.get(0));
    assertThat(entries("/audit?from=" + text(newest.plusMillis(1)))).isEmpty();
    assertThat(entries("/audit?to=" + text(newest.plusMillis(1)))).isEqualTo(all);
    assertThat(entries("/audit?to=" + text(newest))).doesNotContain(all.get(0));
    List<JsonObject> paged = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/audit?limit=2" + cursor).expect(200);
      paged.addAll(page.data());
      JsonValue next = page.json().get("next_cursor");
      cursor = next == JsonValue.NULL ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all);
  }

  /** Issues have the ids that their reporters gave them. */
  @Test
  void entriesOfAnIssueAreFoundByItsIdAsItWasReported() {
    String id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    new TestIssues(tenant).report(id, "no rows").expect(201);
    assertThat(actions("/audit?object_id=" + id)).containsExactly("issue.created");
    assertThat(actions("/audit?object_id=" + tenant.id().toUpperCase(Locale.ROOT)))
        .containsExactly("tenant.created");
  }

  private static String text(Instant time) {
    return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=now", "to=2024-12-04", "action=", "actor=%07", "limit=0"})
  void badParametersAreRefused(String query) {
    tenant.api().get("/audit?" + query).expectProblem(422);
  }

  @Test
  void onlyAdministratorsOfTheTenantReadItsLog() {
    TestTenant other = TestTenant.on(server);
    String id = tenant.endpoint("http://127.0.0.1:9/mine").getString("id");
    assertThat(other.api().get("/audit?object_id=" + id).expect(200).data()).isEmpty();
    assertThat(other.api().get("/audit").expect(200).text()).doesNotContain(id, tenant.id());
    String cursor = tenant.api().get("/audit?limit=1").string("next_cursor");
    assertThat(other.api().get("/audit?cursor=" + cursor).expect(200).text())
        .doesNotContain(id, tenant.id());
    String key = tenant.newKey("events:read", "endpoints:write").getString("key");
    Api.withKey(server.url(), key).get("/audit").expectProblem(403);
    server.operator().get("/audit").expectProblem(403);
    Api.anonymous(server.url()).get("/audit").expectProblem(401);
  }

  @Test
  @ReferenceOnly
  void oldEntriesAreDeleted() {
    TestTenant hasty = TestTenant.on(Servers.hasty());
    assertThat(hasty.api().get("/audit").expect(200).data()).hasSize(2);
    Await.until(Servers.PURGED, () -> hasty.api().get("/audit").expect(200).data().isEmpty());
  }

  private List<String> actions(String path) {
    return entries(path).stream().map(AuditSystemIT::action).toList();
  }

  private static String action(JsonObject entry) {
    return entry.getString("action");
  }

  private List<JsonObject> entries(String path) {
    return tenant.api().get(path).expect(200).data();
  }
}
