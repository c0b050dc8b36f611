package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.synq.Conformance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An endpoint may be sent another body than the stored one; the stored one stays what it is. */
class TransformSystemIT {
  private static final String TEXT = "{'text': event_type & ' of ' & payload.total}";

  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  @Conformance
  void whatIsSentIsMadeOfTheEventAndSignedAndShown() throws Exception {
    JsonObject made = endpoint("/made", TEXT, null);
    JsonObject same = tenant.endpoint(RECEIVER.on("/as-it-is", Reaction.status(200)));
    String event = tenant.post(order(149.5));
    Received request = RECEIVER.await("/made", 1).get(0);
    assertThat(request.text()).isEqualTo("{\"text\":\"order.created of 149.5\"}");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    SignatureSystemIT.verify(request, made.getString("secret"));
    String stored = tenant.api().get("/events/" + event + "/body").expect(200).text();
    assertThat(RECEIVER.await("/as-it-is", 1).get(0).text()).isEqualTo(stored);
    JsonObject attempt = attempts(finished(event, made)).get(0);
    assertThat(attempt.getBoolean("transformed")).isTrue();
    assertThat(body(attempt).expect(200).text()).isEqualTo(request.text());
    JsonObject plain = attempts(finished(event, same)).get(0);
    assertThat(plain.getBoolean("transformed")).isFalse();
    assertThat(body(plain).expect(200).text()).isEqualTo(stored);
  }

  @Test
  @Conformance
  void eachAttemptSendsWhatItsEndpointWantsThen() {
    String url = RECEIVER.on("/changed", Reaction.status(500), Reaction.status(200));
    JsonObject endpoint = created(url, "{'first': true}", null);
    patch(endpoint, "retry", Json.createObjectBuilder().add("first_wait_seconds", 600).build());
    String event = tenant.post(order(1));
    JsonObject delivery = tenant.delivery(event, "retrying");
    patch(endpoint, "transform", Json.createValue("{'first': false}"));
    tenant.api().post("/deliveries/" + delivery.getString("id") + "/retry").expect(202);
    List<JsonObject> attempts = attempts(tenant.delivery(event, "delivered"));
    assertThat(attempts)
        .extracting(one -> body(one).expect(200).text())
        .containsExactly("{\"first\":true}", "{\"first\":false}");
    assertThat(RECEIVER.at("/changed"))
        .extracting(Received::text)
        .containsExactly("{\"first\":true}", "{\"first\":false}");
    tenant.api().post("/events/" + event + "/replay").expect(202);
    assertThat(RECEIVER.await("/changed", 3).get(2).text()).isEqualTo("{\"first\":false}");
  }

  @Test
  void whatFailsSendsNothingIsRetriedAndTold() {
    JsonObject endpoint = endpoint("/failing", "payload.total", null);
    String event = tenant.post(order(1));
    JsonObject delivery = tenant.delivery(event, "retrying");
    JsonObject attempt = attempts(delivery).get(0);
    assertThat(attempt.getJsonObject("error").getString("kind")).isEqualTo("transform");
    assertThat(delivery.getString("last_error"))
        .isEqualTo("the transformation failed: it gives a number, and not an object or an array");
    body(attempt).expectProblem(404);
    assertThat(RECEIVER.at("/failing")).isEmpty();
    JsonObject group =
        tenant
            .api()
            .get("/failures?endpoint_id=" + endpoint.getString("id"))
            .expect(200)
            .data()
            .get(0);
    assertThat(group.getString("kind")).isEqualTo("transform");
    patch(endpoint, "transform", Json.createValue(TEXT));
    tenant.delivery(event, "delivered");
    assertThat(RECEIVER.at("/failing")).hasSize(1);
  }

  @Test
  void hostileTransformationHoldsUpNobody() {
    endpoint("/hostile", "{'n': ($f := function($n) { $f($n + 1) }; $f(1))}", null);
    TestTenant other = TestTenant.on(Servers.standard());
    other.endpoint(RECEIVER.on("/other", Reaction.status(200)));
    tenant.post(List.of(order(1), order(2), order(3)));
    other.delivery(other.post(order(1)), "delivered");
    String event = tenant.post(order(4));
    assertThat(tenant.delivery(event, "retrying").getString("last_error")).contains("it takes too");
  }

  @Test
  void cloudEventIsReadByThePublishedSdk() throws Exception {
    JsonObject endpoint = endpoint("/cloud", null, "cloudevents");
    JsonObject payload =
        Json.createObjectBuilder().add("order_id", "ord_1").add("total", 1).build();
    String event = tenant.post(TestEvents.with(TestEvents.order(), "payload", payload));
    Received request = RECEIVER.await("/cloud", 1).get(0);
    assertThat(request.header("Content-Type")).isEqualTo(JsonFormat.CONTENT_TYPE);
    SignatureSystemIT.verify(request, endpoint.getString("secret"));
    CloudEvent read =
        EventFormatProvider.getInstance()
            .resolveFormat(request.header("Content-Type"))
            .deserialize(request.body());
    assertThat(read.getId()).isEqualTo(event);
    assertThat(read.getSource()).isEqualTo(URI.create("urn:uuid:" + tenant.id()));
    assertThat(read.getType()).isEqualTo("order.created");
    assertThat(read.getSubject()).isEqualTo("ord_1");
    assertThat(read.getTime()).isNotNull();
    String stored = tenant.api().get("/events/" + event + "/body").expect(200).text();
    assertThat(request.text()).endsWith(",\"data\":" + stored + "}");
    JsonObject attempt = attempts(finished(event, endpoint)).get(0);
    assertThat(attempt.getJsonObject("request_headers").getString("Content-Type"))
        .isEqualTo(JsonFormat.CONTENT_TYPE);
    assertThat(body(attempt).expect(200).bytes()).isEqualTo(request.body());
  }

  @Test
  void callbacksOfAWorkspaceEventWorkFromWithinACloudEvent() {
    String url = RECEIVER.on("/issues", Reaction.status(200));
    JsonObjectBuilder request = request(url, null, "cloudevents");
    request.add("event_types", Json.createArrayBuilder().add("issue_created"));
    tenant.api().post("/endpoints", request.build()).expect(201);
    TestIssues issues = new TestIssues(tenant);
    issues.report("i-1", "no rows").expect(201);
    Received received =
        Await.value(
                Await.SOON,
                () ->
                    RECEIVER.at("/issues").stream()
                        .filter(one -> one.header("Synq-Event-Type").equals("issue_created"))
                        .toList(),
                all -> !all.isEmpty())
            .get(0);
    JsonObject data = received.json().getJsonObject("data");
    JsonObject callback = TestIssues.callback(data, "mark_fixed");
    String path = URI.create(callback.getString("url")).getPath().replaceFirst("/api/v1", "");
    Api.anonymous(Servers.standard().url())
        .post(path, TestIssues.filledIn(callback, "mark_fixed", ""))
        .expect(200);
    assertThat(issues.get("i-1").getString("status")).isEqualTo("fixed");
  }

  @Test
  void pingsAndExamplesAreSentAsEventsAre() {
    JsonObject endpoint = endpoint("/ping", "{'type': event_type, 'ping': ping.message}", null);
    String path = "/endpoints/" + endpoint.getString("id");
    JsonObject ping = tenant.api().post(path + "/ping").expect(200).json();
    assertThat(ping.getBoolean("transformed")).isTrue();
    assertThat(RECEIVER.await("/ping", 1).get(0).text())
        .isEqualTo("{\"ping\":\"A test from Synq Events\"}");
    tenant.api().post(path + "/example", "{\"event_type\":\"order.created\"}").expect(200);
    assertThat(RECEIVER.await("/ping", 2).get(1).text()).isEqualTo("{\"type\":\"order.created\"}");
    patch(endpoint, "transform", Json.createValue("ping.message"));
    JsonObject failed = tenant.api().post(path + "/ping").expect(200).json();
    assertThat(failed.getJsonObject("error").getString("text")).contains("it gives a text");
    assertThat(RECEIVER.at("/ping")).hasSize(2);
  }

  @Test
  void itIsTriedBeforeItIsSaved() {
    String event = tenant.post(order(149.5));
    String stored = tenant.api().get("/events/" + event + "/body").expect(200).text();
    String on = "\"event_id\":\"" + event + "\"";
    Answer text = tried(TEXT, on).expect(200);
    assertThat(text.text())
        .isEqualTo(
            "{\"before\":"
                + stored
                + ",\"content_type\":\"application/json\","
                + "\"after\":{\"text\":\"order.created of 149.5\"}}");
    JsonObject cloud = post("{\"format\":\"cloudevents\"," + on + "}").expect(200).json();
    assertThat(cloud.getString("content_type")).isEqualTo(JsonFormat.CONTENT_TYPE);
    assertThat(cloud.getJsonObject("after").getJsonObject("data"))
        .isEqualTo(cloud.getJsonObject("before"));
    JsonObject failed = tried("payload.total", "\"body\":{\"payload\":{\"total\":1}}").json();
    assertThat(failed.keySet()).containsExactlyInAnyOrder("before", "error");
    assertThat(failed.getString("error")).contains("it gives a number");
  }

  @Test
  void trialAndEndpointNameWhatIsWrong() {
    assertThat(tried("{'a': ", "\"body\":{}").expectProblem(422).pointers())
        .containsExactly("/transform");
    assertThat(post("{\"body\":{}}").expectProblem(422).text()).contains("transform or format");
    tried("$", "\"more\":1").expectProblem(422);
    assertThat(post("{\"format\":\"cloudevents\",\"body\":{}}").expectProblem(422).pointers())
        .containsExactly("/event_type");
    String url = RECEIVER.on("/wrong", Reaction.status(200));
    Answer refused =
        tenant.api().post("/endpoints", request(url, "$now()", "xml").build()).expectProblem(422);
    assertThat(refused.pointers()).contains("/format");
    refused =
        tenant.api().post("/endpoints", request(url, "$now()", null).build()).expectProblem(422);
    assertThat(refused.pointers()).containsExactly("/transform");
    assertThat(refused.text()).contains("$now is not offered (position 0)");
  }

  @Test
  void receiverIsAskedFirstWhereTheEndpointSaysSo() {
    Reaction leave = Reaction.status(200, "WebHook-Allowed-Origin: *");
    String closed = RECEIVER.on("/closed", Reaction.status(405));
    String open = RECEIVER.on("/open", leave);
    JsonObjectBuilder request = request(closed, null, null).add("handshake", true);
    Answer refused = tenant.api().post("/endpoints", request.build()).expectProblem(422);
    assertThat(refused.pointers()).containsExactly("/url");
    assertThat(refused.text()).contains("answered OPTIONS with 405");
    assertThat(tenant.api().get("/endpoints").expect(200).data()).isEmpty();
    request = request(open, null, null).add("handshake", true);
    JsonObject made = tenant.api().post("/endpoints", request.build()).expect(201).json();
    Received asked = RECEIVER.at("/open").get(0);
    assertThat(asked.method()).isEqualTo("OPTIONS");
    assertThat(asked.header("WebHook-Request-Origin")).isNotEmpty();
    assertThat(asked.body()).isEmpty();
    String path = "/endpoints/" + made.getString("id");
    tenant.api().patch(path, "{\"description\":\"the same URL\"}").expect(200);
    assertThat(RECEIVER.at("/open")).as("nothing new to ask for").hasSize(1);
    tenant.api().patch(path, "{\"url\":\"" + closed + "\"}").expectProblem(422);
    tenant.api().patch(path, "{\"rate_limit\":7}").expect(200);
    assertThat(RECEIVER.at("/open").get(1).header("WebHook-Request-Rate")).isEqualTo("420");
    assertThat(tenant.api().get(path).json().getString("url")).isEqualTo(open);
    tenant.delivery(tenant.post(order(1)), "delivered");
  }

  private JsonObject endpoint(String path, String transform, String format) {
    return created(RECEIVER.on(path, Reaction.status(200)), transform, format);
  }

  private JsonObject created(String url, String transform, String format) {
    return tenant
        .api()
        .post("/endpoints", request(url, transform, format).build())
        .expect(201)
        .json();
  }

  private static JsonObjectBuilder request(String url, String transform, String format) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("url", url)
            .add("event_types", Json.createArrayBuilder().add("order.*"));
    if (transform != null) {
      body.add("transform", transform);
    }
    return format == null ? body : body.add("format", format);
  }

  private void patch(JsonObject endpoint, String member, JsonValue value) {
    JsonObject patch = Json.createObjectBuilder().add(member, value).build();
    tenant.api().patch("/endpoints/" + endpoint.getString("id"), patch.toString()).expect(200);
  }

  private JsonObject finished(String event, JsonObject endpoint) {
    return Await.value(
        Await.SOON,
        () -> tenant.deliveryTo(event, endpoint.getString("id")),
        one -> one.getString("state").equals("delivered"));
  }

  private static List<JsonObject> attempts(JsonObject delivery) {
    return delivery.getJsonArray("attempts").getValuesAs(JsonObject.class);
  }

  private Answer body(JsonObject attempt) {
    return tenant
        .api()
        .get(
            "/deliveries/"
                + attempt.getString("delivery_id")
                + "/attempts/"
                + attempt.getString("id")
                + "/body");
  }

  private Answer tried(String transform, String on) {
    return post("{\"transform\":" + Json.createValue(transform) + "," + on + "}");
  }

  private Answer post(String body) {
    return tenant.api().post("/endpoints/transform-test", body);
  }

  private static JsonObject order(double total) {
    return TestEvents.with(
        TestEvents.order(), "payload", Json.createObjectBuilder().add("total", total).build());
  }
}
