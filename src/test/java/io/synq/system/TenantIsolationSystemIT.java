package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two tenants whose event ids, issue ids, type names and endpoint URLs are the same: no crossing.
 */
@Conformance
class TenantIsolationSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String ISSUE = "orders:freshness";
  private static final String TYPE = "parcel.sent";

  private final SynqServer server = Servers.standard();
  private final TestTenant one = TestTenant.on(server);
  private final TestTenant two = TestTenant.on(server);
  private final String path = "/both-" + one.slug();
  private final String event = UUID.randomUUID().toString();
  private JsonObject endpointOfOne;
  private JsonObject endpointOfTwo;

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @BeforeEach
  void makeTheSameInBoth() {
    String url = RECEIVER.on(path, Reaction.status(200));
    endpointOfOne = one.endpoint(url, "order.*");
    endpointOfTwo = two.endpoint(url, "order.*");
    one.post(order("one"));
    two.post(order("two"));
    one.delivery(event, "delivered");
    two.delivery(event, "delivered");
  }

  /** The same event but for one member. */
  private JsonObject order(String role) {
    return TestEvents.with(TestEvents.with(TestEvents.order(), "event_id", event), "role", role);
  }

  @Test
  void sameEventIdAndUrlAreTwoDeliveriesEachSignedForItsTenant() throws Exception {
    List<Received> requests = RECEIVER.await(path, 2);
    assertThat(requests).hasSize(2).extracting(Received::eventId).containsOnly(event);
    String secretOfOne = endpointOfOne.getString("secret");
    String secretOfTwo = endpointOfTwo.getString("secret");
    for (Received request : requests) {
      boolean ofOne = request.json().getString("tenant_id").equals(one.id());
      assertThat(request.json().getString("tenant_id")).isEqualTo(ofOne ? one.id() : two.id());
      assertThat(request.json().getString("role")).isEqualTo(ofOne ? "one" : "two");
      SignatureSystemIT.verify(request, ofOne ? secretOfOne : secretOfTwo);
      assertThatThrownBy(() -> SignatureSystemIT.verify(request, ofOne ? secretOfTwo : secretOfOne))
          .isInstanceOf(WebhookVerificationException.class);
    }
    assertThat(requests)
        .extracting(request -> request.header("Synq-Delivery"))
        .containsExactlyInAnyOrder(
            one.deliveries(event).get(0).getString("id"),
            two.deliveries(event).get(0).getString("id"));
  }

  @Test
  void listsAndSearchesShowOnesOwn() {
    for (String query :
        List.of(
            "",
            "?q=ord_9f2a4c1e83b7",
            "?event_type=order.created",
            "?org_id=" + TestEvents.order().getString("org_id"),
            "?user_id=" + TestEvents.order().getString("user_id"),
            "?delivery_status=delivered")) {
      assertThat(roles(one, query)).as(query).containsExactly("one");
      assertThat(roles(two, query)).as(query).containsExactly("two");
    }
    String ofOne = "?endpoint_id=" + endpointOfOne.getString("id");
    assertThat(roles(one, ofOne)).containsExactly("one");
    assertThat(roles(two, ofOne)).isEmpty();
    assertThat(two.api().get("/events/" + event).string("role")).isEqualTo("two");
    assertThat(two.api().get("/events/" + event + "/body").json().getString("tenant_id"))
        .isEqualTo(two.id());
    assertThat(two.api().get("/endpoints").data())
        .extracting(endpoint -> endpoint.getString("id"))
        .containsExactly(endpointOfTwo.getString("id"));
    assertThat(two.api().get("/audit?limit=200").text())
        .contains(endpointOfTwo.getString("id"))
        .doesNotContain(endpointOfOne.getString("id"), one.id());
  }

  private static List<String> roles(TestTenant tenant, String query) {
    return tenant.api().get("/events" + query).expect(200).data().stream()
        .map(found -> found.getString("role"))
        .toList();
  }

  @Test
  void whatOneDoesToAnEventDoesNothingToItsTwin() {
    JsonObject twin = two.deliveries(event).get(0);
    one.api().post("/events/" + event + "/replay").expect(202);
    Await.until(Await.SOON, () -> RECEIVER.at(path).size() == 3);
    assertThat(RECEIVER.at(path).get(2).json().getString("tenant_id")).isEqualTo(one.id());
    one.api().delete("/endpoints/" + endpointOfOne.getString("id")).expect(204);
    assertThat(two.deliveries(event)).containsExactly(twin);
    assertThat(two.api().get("/endpoints/" + endpointOfTwo.getString("id")).string("state"))
        .isEqualTo("enabled");
  }

  @Test
  void replayJobsCountAndSendOnesOwn() {
    String dry = ReplayJobsSystemIT.request("any", ",'dry_run':true");
    assertThat(one.api().post("/replays", dry).expect(200).json().getInt("count")).isEqualTo(1);
    String job =
        one.api().post("/replays", ReplayJobsSystemIT.request("any", "")).expect(202).string("id");
    Await.until(
        Await.SOON,
        () -> one.api().get("/replays/" + job).expect(200).string("state").equals("completed"));
    assertThat(RECEIVER.at(path)).hasSize(3);
    assertThat(RECEIVER.at(path).get(2).json().getString("tenant_id")).isEqualTo(one.id());
    assertThat(two.deliveries(event)).hasSize(1);
    assertThat(two.api().get("/replays").data()).isEmpty();
  }

  @Test
  void figuresAreOnesOwn() {
    one.api().post("/events/" + event + "/replay").expect(202);
    Await.until(Servers.COUNTED, () -> attempts(one) == 2);
    Await.until(Servers.COUNTED, () -> attempts(two) == 1);
  }

  private static int attempts(TestTenant tenant) {
    return tenant.api().get("/stats").expect(200).json().getJsonObject("total").getInt("attempts");
  }

  @Test
  void secretsAreRotatedOneByOne() {
    String secretPath = "/endpoints/" + endpointOfTwo.getString("id") + "/secret";
    JsonObject before = two.api().get(secretPath).expect(200).json();
    String rotate = "/endpoints/" + endpointOfOne.getString("id") + "/secret/rotate";
    one.api().post(rotate, "{\"overlap_hours\":0}").expect(200);
    assertThat(two.api().get(secretPath).expect(200).json()).isEqualTo(before);
  }

  @Test
  void typesOfOneNameAreTwo() {
    String strict = "{\"schema\":{\"required\":[\"id\"]},\"enforce\":true}";
    one.api().put("/event-types/" + TYPE, strict).expect(201);
    one.api().post("/events", TestEvents.of(TYPE)).expectProblem(422);
    two.api().get("/event-types/" + TYPE).expectProblem(404);
    two.post(TYPE);
    two.api().put("/event-types/" + TYPE, "{\"description\":\"of two\"}");
    two.api().delete("/event-types/" + TYPE).expect(204);
    JsonObject ofOne = one.api().get("/event-types/" + TYPE).expect(200).json();
    assertThat(ofOne.getBoolean("enforce")).isTrue();
    assertThat(ofOne.toString()).doesNotContain("of two");
    one.api().post("/events", TestEvents.of(TYPE)).expectProblem(422);
    Api.anonymous(server.url())
        .getRoot("/schemas/event-types/" + TYPE + ".json")
        .expectProblem(404);
  }

  @Test
  void issuesOfOneIdAreTwo() {
    TestIssues ofOne = new TestIssues(one);
    TestIssues ofTwo = new TestIssues(two);
    for (TestIssues issues : List.of(ofOne, ofTwo)) {
      issues.tenant().endpoint(RECEIVER.on(at(issues), Reaction.status(200)), "issue_created");
    }
    JsonObject created = ofOne.created(RECEIVER, at(ofOne), ISSUE);
    ofTwo.created(RECEIVER, at(ofTwo), ISSUE);
    ofOne.call(ofOne.token(created, "mark_fixed"), "").expect(200);
    one.api().post(ofOne.path(ISSUE) + "/close").expect(200);
    assertThat(ofTwo.get(ISSUE).getString("status")).isEqualTo("open");
    assertThat(two.api().get(ofTwo.path()).expect(200).data())
        .extracting(issue -> issue.getString("workspace"))
        .containsExactly(two.slug());
    assertThat(ofTwo.logged("issue_updated")).isEmpty();
    assertThat(RECEIVER.at(at(ofTwo)))
        .allSatisfy(
            request -> assertThat(request.json().getString("workspace")).isEqualTo(two.slug()));
  }

  private static String at(TestIssues issues) {
    return "/issues-" + issues.tenant().slug();
  }

  @Test
  void oneIdempotencyKeyMakesAThingInEach() {
    String key = UUID.randomUUID().toString();
    String body = "{\"url\":\"" + RECEIVER.url(path) + "\",\"event_types\":[\"a.b\"]}";
    Answer first = one.api().with("Idempotency-Key", key).post("/endpoints", body).expect(201);
    Answer other = two.api().with("Idempotency-Key", key).post("/endpoints", body).expect(201);
    assertThat(other.header("Idempotency-Replayed")).isEmpty();
    assertThat(other.string("id")).isNotEqualTo(first.string("id"));
    assertThat(other.string("secret")).isNotEqualTo(first.string("secret"));
  }

  @Test
  void replayToTheOthersEndpointIsRefusedAndDoesNothing() {
    String target = "{\"endpoint_ids\":[\"" + endpointOfOne.getString("id") + "\"]}";
    two.api().post("/events/" + event + "/replay", target).expectProblem(404);
    assertThat(two.deliveries(event)).hasSize(1);
  }
}
