package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.synq.WorkspaceSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A customer's whole life with the product, from the sign-up until its events are purged. */
@Order(6)
@ResourceLock(Servers.STRICT)
class CustomerLifeSystemIT {
  private static final String ISSUE = "orders:freshness";

  /** Big and with a spelling of its own: whoever parses it and writes it anew is found out. */
  private static final String BIG =
      "{ \"total\":149.990,\t\"order_id\" : \"ord_9f2a4c1e83b7\", \"customer\":\"Zo\\u00eb ✓\","
          + "\"units\":12345678901234567890, \"total_e\":1.4999E+2 }";

  private static final String SMALL = "{\"order_id\":\"ord_2\",\"total\":50}";

  private final Receiver receiver = new Receiver();
  private final SynqServer server = Servers.strict();
  private final DomainEventSchema schema = DomainEventSchema.of(server);
  private final List<String> orders = new ArrayList<>();

  private TestTenant tenant;
  private TestIssues issues;
  private Api producer;
  private Api reporter;
  private Api reader;
  private JsonObject shop;
  private JsonObject alerts;
  private String secret;

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void fromSignUpToPurge() throws Exception {
    signUp();
    makeKeys();
    subscribeToLargeOrders();
    subscribeToIssues();
    sendOrders();
    receiverFailsAndRecovers();
    receiverIsGoneAndComesBack();
    rotateTheSecret();
    replayWhatANewEndpointMissed();
    replayOneEvent();
    reportAnIssue();
    actOnTheIssueByCallback();
    closeTheIssue();
    lookBack();
    eventsArePurgedAndTheRestStays();
  }

  private void signUp() {
    tenant = TestTenant.on(server);
    issues = new TestIssues(tenant);
    assertThat(server.operator().get("/tenants").expect(200).data())
        .extracting(one -> one.getString("slug"))
        .contains(tenant.slug());
    assertThat(tenant.api().get("/events").expect(200).data()).isEmpty();
    assertThat(tenant.api().get("/event-types").expect(200).data()).hasSize(14);
  }

  private void makeKeys() {
    producer = keyFor("events:write");
    reporter = keyFor("issues:write");
    reader = keyFor("events:read", "endpoints:read");
    producer.get("/events").expectProblem(403);
    reporter.post("/events", TestEvents.order()).expectProblem(403);
    reader.post("/endpoints", "{}").expectProblem(403);
    Api.anonymous(server.url()).post("/events", TestEvents.order()).expectProblem(401);
  }

  private Api keyFor(String... scopes) {
    return Api.withKey(server.url(), tenant.newKey(scopes).getString("key"));
  }

  private void subscribeToLargeOrders() {
    String url = receiver.on("/shop", Reaction.status(200));
    shop = tenant.filtered(url, "payload.total > 100", "order.*").expect(201).json();
    secret = shop.getString("secret");
    assertThat(reader.get(path(shop)).expect(200).json()).doesNotContainKey("secret");
  }

  private void subscribeToIssues() throws Exception {
    alerts =
        tenant.endpoint(
            receiver.on("/alerts", Reaction.status(200)),
            "issue_created",
            "issue_updated",
            "issue_closed");
    JsonObject ping = TestIssues.arrived(receiver, "/alerts", "ping", 1).get(0);
    assertThat(ping.getString("workspace")).isEqualTo(tenant.slug());
    checkAll("/alerts", 0, alerts.getString("secret"));
  }

  private void sendOrders() throws Exception {
    String id = UUID.randomUUID().toString();
    String text = "{\"event_id\":\"" + id + "\"," + TestEvents.around(BIG).substring(1);
    JsonObject accepted = producer.post("/events", text).expect(202).json();
    assertThat(accepted.getString("event_id")).isEqualTo(id);
    assertThat(accepted.getInt("deliveries")).isEqualTo(1);
    assertThat(producer.post("/events", text).expect(200).json().getBoolean("duplicate")).isTrue();
    producer.post("/events", text.replace("149.990", "149.99")).expectProblem(409);
    orders.add(id);
    orders.add(send(SMALL, 0));
    assertThat(tenant.delivery(id, "delivered").getInt("last_status")).isEqualTo(200);
    assertThat(receiver.at("/shop")).extracting(Received::eventId).containsExactly(id);
    Received arrived = receiver.at("/shop").get(0);
    assertThat(arrived.text()).endsWith("\"payload\":" + BIG + "}");
    assertThat(arrived.json().getString("tenant_id")).isEqualTo(tenant.id());
    assertThat(arrived.json().getString("user_id"))
        .isEqualTo(TestEvents.order().getString("user_id"));
    checkAll("/shop", 0, secret);
  }

  private void receiverFailsAndRecovers() throws Exception {
    int before = receiver.at("/shop").size();
    receiver.on(
        "/shop",
        Reaction.status(500),
        Reaction.status(503, "Retry-After: 1"),
        Reaction.status(200));
    String id = send(BIG, 1);
    orders.add(id);
    JsonObject delivery = tenant.delivery(id, "delivered");
    assertThat(delivery.getJsonArray("attempts").getValuesAs(JsonObject.class))
        .extracting(attempt -> attempt.getInt("status"))
        .containsExactly(500, 503, 200);
    List<Received> attempts = receiver.at("/shop").subList(before, before + 3);
    assertThat(attempts).extracting(Received::attempt).containsExactly(1, 2, 3);
    assertThat(attempts).extracting(Received::eventId).containsOnly(id);
    assertThat(attempts)
        .extracting(request -> request.header("Synq-Delivery"))
        .containsOnly(delivery.getString("id"));
    checkAll("/shop", before, secret);
  }

  private void receiverIsGoneAndComesBack() throws Exception {
    int before = receiver.at("/shop").size();
    receiver.on("/shop", Reaction.status(410));
    String lost = send(BIG, 1);
    String failed = tenant.delivery(lost, "failed").getString("id");
    JsonObject disabled =
        Await.value(
            Await.SOON,
            () -> reader.get(path(shop)).expect(200).json(),
            endpoint -> endpoint.getString("state").equals("disabled"));
    assertThat(disabled.getString("disabled_reason")).isEqualTo("gone");
    String waiting = send(BIG, 1);
    tenant.delivery(waiting, "held");
    assertThat(receiver.at("/shop")).hasSize(before + 1);
    receiver.on("/shop", Reaction.status(200));
    tenant.api().post(path(shop) + "/enable").expect(200);
    tenant.delivery(waiting, "delivered");
    tenant.api().post("/deliveries/" + failed + "/retry").expect(202);
    assertThat(tenant.delivery(lost, "delivered").getJsonArray("attempts")).hasSize(2);
    orders.add(lost);
    orders.add(waiting);
    checkAll("/shop", before, secret);
  }

  private void rotateTheSecret() throws Exception {
    String rotate = path(shop) + "/secret/rotate";
    String old = secret;
    secret = newest(tenant.api().post(rotate, "{\"overlap_hours\":24}").expect(200));
    int before = receiver.at("/shop").size();
    orders.add(deliver(BIG));
    checkAll("/shop", before, old);
    checkAll("/shop", before, secret);
    String overlapped = secret;
    secret = newest(tenant.api().post(rotate, "{\"overlap_hours\":0}").expect(200));
    before = receiver.at("/shop").size();
    orders.add(deliver(BIG));
    checkAll("/shop", before, secret);
    Received last = receiver.at("/shop").get(before);
    for (String ended : List.of(old, overlapped)) {
      assertThatThrownBy(() -> SignatureSystemIT.verify(last, ended))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  private static String newest(Answer secrets) {
    return secrets.json().getJsonArray("secrets").getJsonObject(0).getString("secret");
  }

  private void replayWhatANewEndpointMissed() throws Exception {
    JsonObject books = tenant.endpoint(receiver.on("/books", Reaction.status(200)), "order.*");
    String to = ",'endpoint_ids':['" + books.getString("id") + "']";
    String dry = ReplayJobsSystemIT.request("missing", to + ",'dry_run':true");
    assertThat(tenant.api().post("/replays", dry).expect(200).json().getInt("count"))
        .isEqualTo(orders.size());
    String missing = ReplayJobsSystemIT.request("missing", to);
    String job = tenant.api().post("/replays", missing).expect(202).string("id");
    JsonObject done =
        Await.value(
            Await.SOON,
            () -> reader.get("/replays/" + job).expect(200).json(),
            replay -> replay.getString("state").equals("completed"));
    assertThat(done.getInt("done")).isEqualTo(orders.size());
    assertThat(receiver.at("/books"))
        .extracting(Received::eventId)
        .containsExactlyInAnyOrderElementsOf(orders);
    checkAll("/books", 0, books.getString("secret"));
    assertThat(tenant.api().post("/replays", dry).expect(200).json().getInt("count")).isZero();
  }

  private void replayOneEvent() throws Exception {
    int before = receiver.at("/shop").size();
    String first = orders.get(0);
    String target = "{\"endpoint_ids\":[\"" + shop.getString("id") + "\"]}";
    tenant.api().post("/events/" + first + "/replay", target).expect(202);
    Received again = receiver.await("/shop", before + 1).get(before);
    assertThat(again.eventId()).isEqualTo(first);
    assertThat(again.body()).isEqualTo(receiver.at("/shop").get(0).body());
    checkAll("/shop", before, secret);
  }

  private void reportAnIssue() {
    JsonObject report =
        Json.createObjectBuilder()
            .add("issue_id", ISSUE)
            .add("group_id", "orders")
            .add("message", "last row 7 h old")
            .build();
    reporter.post(issues.path(), report).expect(201);
    reporter.post(issues.path(), report).expect(200);
    JsonObject issue = TestIssues.issue(created(), "issue_created");
    assertThat(issue.getString("issue_id")).isEqualTo(ISSUE);
    assertThat(issue.getString("group_id")).isEqualTo("orders");
    assertThat(issue.getString("message")).isEqualTo("last row 7 h old");
    assertThat(issues.logged("issue_created")).hasSize(1);
  }

  private JsonObject created() {
    return TestIssues.arrived(receiver, "/alerts", "issue_created", 1).get(0);
  }

  private void actOnTheIssueByCallback() throws Exception {
    String token = issues.token(created(), "mark_investigating");
    JsonObject callback = TestIssues.callback(created(), "mark_investigating");
    String command = TestIssues.filledIn(callback, "mark_investigating", "");
    JsonObject answer = issues.call(token, command).expect(200).json();
    assertThat(answer.getString("status")).isEqualTo("investigating");
    JsonObject updated = TestIssues.arrived(receiver, "/alerts", "issue_updated", 1).get(0);
    assertThat(TestIssues.issue(updated, "issue_updated").getString("status"))
        .isEqualTo("investigating");
    assertThat(issues.call(token, command).expect(200).json()).isEqualTo(answer);
    String comment = issues.token(created(), "post_comment");
    issues.call(comment, "{\"post_comment\":{\"comment\":\"On it.\"}}").expect(200);
    updated = TestIssues.arrived(receiver, "/alerts", "issue_updated", 2).get(1);
    assertThat(updated.getJsonObject("issue_updated").getString("comment")).isEqualTo("On it.");
    checkAll("/alerts", 0, alerts.getString("secret"));
  }

  private void closeTheIssue() throws Exception {
    reporter.post(issues.path(ISSUE) + "/close").expect(200);
    TestIssues.arrived(receiver, "/alerts", "issue_closed", 1);
    issues.call(issues.token(created(), "mark_fixed"), "").expectProblem(409);
    assertThat(issues.history(ISSUE))
        .extracting(entry -> entry.getString("change"))
        .containsExactly("closed", "post_comment", "mark_investigating", "created");
    checkAll("/alerts", 0, alerts.getString("secret"));
  }

  private void lookBack() {
    assertThat(reader.get("/events?event_type=order.created").expect(200).data())
        .extracting(event -> event.getString("event_id"))
        .containsExactlyInAnyOrderElementsOf(orders);
    assertThat(reader.get("/events?q=ord_2").expect(200).data())
        .extracting(event -> event.getString("event_id"))
        .containsExactly(orders.get(1));
    assertThat(reader.get("/events?delivery_status=failed").expect(200).data()).isEmpty();
    // The 500, the 503 and the 410.
    String stats = path(shop) + "/stats";
    Await.until(
        Await.SOON,
        () -> {
          JsonObject total = reader.get(stats).expect(200).json().getJsonObject("total");
          return total.getInt("failed_attempts") == 3
              && total.getInt("attempts") == receiver.at("/shop").size();
        });
    Answer audit = tenant.api().get("/audit?limit=200").expect(200);
    assertThat(audit.data())
        .extracting(entry -> entry.getString("action"))
        .containsSubsequence(
            "issue.closed",
            "issue.post_comment",
            "issue.mark_investigating",
            "issue.created",
            "event.replayed",
            "replay.created",
            "endpoint.secret_rotated",
            "endpoint.secret_rotated",
            "delivery.retried",
            "endpoint.enabled",
            "endpoint.disabled",
            "endpoint.created",
            "endpoint.created",
            "api_key.created",
            "tenant.created");
    assertThat(audit.text()).doesNotContain("whsec_", tenant.key());
  }

  /** As after thirty days. */
  private void eventsArePurgedAndTheRestStays() {
    List<JsonObject> audit = tenant.api().get("/audit?limit=200").expect(200).data();
    JsonObject endpoint = reader.get(path(shop)).expect(200).json();
    List<String> deliveries =
        orders.stream()
            .flatMap(id -> tenant.deliveries(id).stream())
            .map(delivery -> "/deliveries/" + delivery.getString("id"))
            .toList();
    age("event", "accepted_at");
    age("replay", "created_at");
    Await.until(Servers.PURGED, () -> reader.get("/events").expect(200).data().isEmpty());
    for (String id : orders) {
      reader.get("/events/" + id).expectProblem(404);
      reader.get("/events/" + id + "/body").expectProblem(404);
      reader.get("/events/" + id + "/deliveries").expectProblem(404);
      producer.post("/events/" + id + "/replay").expectProblem(404);
    }
    assertThat(deliveries).isNotEmpty();
    deliveries.forEach(delivery -> reader.get(delivery).expectProblem(404));
    assertThat(reader.get(path(shop) + "/deliveries").expect(200).data()).isEmpty();
    Await.until(Servers.PURGED, () -> reader.get("/replays").expect(200).data().isEmpty());
    assertThat(reader.get("/endpoints").expect(200).data()).hasSize(3);
    assertThat(reader.get(path(shop)).expect(200).json()).isEqualTo(endpoint);
    assertThat(issues.get(ISSUE).getString("status")).isEqualTo("closed");
    assertThat(tenant.api().get("/audit?limit=200").expect(200).data()).isEqualTo(audit);
  }

  private void age(String table, String time) {
    Postgres.update(
        server.database(),
        "update %1$s set %2$s = %2$s - interval '31 days' where tenant_id = '%3$s'"
            .formatted(table, time, tenant.id()));
  }

  private static String path(JsonObject endpoint) {
    return "/endpoints/" + endpoint.getString("id");
  }

  /** Posts an order that makes so many deliveries; its id. */
  private String send(String payload, int deliveries) {
    JsonObject accepted = producer.post("/events", TestEvents.around(payload)).expect(202).json();
    assertThat(accepted.getInt("deliveries")).isEqualTo(deliveries);
    return accepted.getString("event_id");
  }

  /** Posts an order and waits until it is delivered; its id. */
  private String deliver(String payload) {
    String id = send(payload, 1);
    tenant.delivery(id, "delivered");
    return id;
  }

  /** What came since: signed in both ways, the bytes of the log, and true to its schema. */
  private void checkAll(String path, int since, String secret) throws Exception {
    List<Received> requests = receiver.at(path);
    assertThat(requests).hasSizeGreaterThan(since);
    for (Received request : requests.subList(since, requests.size())) {
      SignatureSystemIT.verify(request, secret);
      if (request.header("Synq-Event-Type").contains(".")) {
        schema.check(request.text());
      } else {
        WorkspaceSchema.check(request.text());
      }
      assertThat(reader.get("/events/" + request.eventId() + "/body").expect(200).bytes())
          .isEqualTo(request.body());
    }
  }
}
