package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint's filter decides which events it gets. */
class FilterSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload.total > | position 15",
        "payload.[ | position 9",
        "$now() | $now is not offered",
        "$contains(role, /(a+)+b/) | regular expressions are not offered"
      })
  void wrongFilterIsRefusedWithItsPosition(String filter, String message) {
    Answer refused = create("/wrong", filter).expectProblem(422);
    assertThat(refused.pointers()).containsExactly("/filter");
    assertThat(refused.text()).contains(message);
    String id = tenant.endpoint(RECEIVER.url("/wrong")).getString("id");
    Answer patched = patch(id, Json.createValue(filter)).expectProblem(422);
    assertThat(patched.pointers()).containsExactly("/filter");
    assertThat(tenant.api().get("/endpoints/" + id).json().isNull("filter")).isTrue();
  }

  @Test
  void filterIsAStringOfUpToFourThousandCharacters() {
    assertThat(create("/long", "1" + " ".repeat(3999)).expect(201).string("filter")).hasSize(4000);
    for (String filter : List.of("", " ", "1" + " ".repeat(4000))) {
      assertThat(create("/long", filter).expectProblem(422).pointers()).containsExactly("/filter");
    }
    String id = tenant.endpoint(RECEIVER.url("/long")).getString("id");
    assertThat(patch(id, JsonValue.TRUE).expectProblem(422).pointers()).containsExactly("/filter");
    String lines = "payload.total > 1\n\tand role = 'member'";
    assertThat(patch(id, Json.createValue(lines)).expect(200).string("filter")).isEqualTo(lines);
    assertThat(patch(id, JsonValue.NULL).expect(200).json().isNull("filter")).isTrue();
  }

  @Test
  void onlyWhatMatchesIsDelivered() {
    create("/large", "payload.total > 100 and event_type = 'order.created'").expect(201);
    String large = accepted(order(150), 1);
    accepted(order(50), 0);
    accepted(TestEvents.order(), 0);
    JsonObject delivery = tenant.delivery(large, "delivered");
    assertThat(delivery.isNull("filter_error")).isTrue();
    assertThat(RECEIVER.at("/large")).extracting(Received::eventId).containsExactly(large);
  }

  @Test
  void changedFilterHoldsForTheNextEvent() {
    String id = create("/changed", "payload.total > 100").expect(201).string("id");
    accepted(order(50), 0);
    patch(id, Json.createValue("payload.total < 100")).expect(200);
    accepted(order(50), 1);
    accepted(order(150), 0);
    patch(id, JsonValue.NULL).expect(200);
    accepted(order(150), 1);
  }

  @Test
  void eachEventOfABatchIsJudgedByItself() {
    create("/batch", "payload.total > 100").expect(201);
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(200)));
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(order(i % 2 == 0 ? 150 : 50));
    }
    List<String> ids = tenant.post(events);
    RECEIVER.await("/all", 20);
    RECEIVER.await("/batch", 10);
    for (int i = 0; i < 20; i++) {
      assertThat(tenant.deliveries(ids.get(i))).hasSize(i % 2 == 0 ? 2 : 1);
    }
  }

  @Test
  void filterThatFailsDeliversAndMarksTheDelivery() {
    create("/failing", "payload.total > 'many'").expect(201);
    JsonObject marked = tenant.delivery(accepted(order(150), 1), "delivered");
    assertThat(marked.getString("filter_error")).contains("same data type");
    JsonObject again = tenant.api().get("/deliveries/" + marked.getString("id")).json();
    assertThat(again.getString("filter_error")).isEqualTo(marked.getString("filter_error"));
  }

  @Test
  void hostileFilterEndsAndThenRestsAndItsEventsAreDelivered() {
    create("/endless", "($f := function($n) { $n = 0 ? 1 : $f($n + 1) }; $f(1))").expect(201);
    accepted(order(1), 1);
    String second = accepted(order(1), 1);
    assertThat(tenant.delivery(second, "delivered").getString("filter_error"))
        .contains("takes too");
    Await.value(
        Await.SOON,
        () -> tenant.deliveries(accepted(order(1), 1)).get(0).getString("filter_error"),
        error -> error.contains("rests"));
    TestTenant other = TestTenant.on(Servers.standard());
    other.endpoint(RECEIVER.on("/other", Reaction.status(200)));
    other.delivery(other.post(order(1)), "delivered");
  }

  @Test
  void replayToAllAsksTheFilterAndReplayToOneDoesNot() {
    String id = create("/replayed", "payload.total > 100").expect(201).string("id");
    String small = accepted(order(50), 0);
    String replay = "/events/" + small + "/replay";
    assertThat(tenant.api().post(replay).expect(202).data()).isEmpty();
    String named = "{\"endpoint_ids\":[\"" + id + "\"]}";
    assertThat(tenant.api().post(replay, named).expect(202).data()).hasSize(1);
    tenant.delivery(small, "delivered");
    patch(id, Json.createValue("payload.total < 100")).expect(200);
    assertThat(tenant.api().post(replay).expect(202).data()).hasSize(1);
  }

  @Test
  void filterCanBeTried() {
    String event = tenant.post(order(150));
    JsonObject stored = tried("payload.total", "\"event_id\":\"" + event + "\"").expect(200).json();
    assertThat(stored.getBoolean("matches")).isTrue();
    assertThat(stored.getInt("result")).isEqualTo(150);
    String body = "\"body\":{\"payload\":{\"total\":50,\"name\":\"Ann\"}}";
    JsonObject given = tried("payload[total > 100]", body).expect(200).json();
    assertThat(given.getBoolean("matches")).isFalse();
    assertThat(given.keySet()).containsExactly("matches");
    assertThat(tried("payload.name", body).expect(200).string("result")).isEqualTo("Ann");
    JsonObject failed = tried("payload.name > 1", body).expect(200).json();
    assertThat(failed.getBoolean("matches")).isTrue();
    assertThat(failed.getString("error")).contains("position");
    JsonObject hostile = tried("[1..10000000]", body).expect(200).json();
    assertThat(hostile.getString("error")).contains("too large");
  }

  @Test
  void trialNamesWhatIsWrong() {
    String body = "\"body\":{}";
    assertThat(tried("1 +", body).expectProblem(422).pointers()).containsExactly("/filter");
    assertThat(post("{\"body\":{}}").expectProblem(422).pointers()).containsExactly("/filter");
    tried("1", "\"body\":[]").expectProblem(422);
    tried("1", "\"more\":1").expectProblem(422);
    String event = TestTenant.on(Servers.standard()).post(order(1));
    tried("1", "\"event_id\":\"" + event + "\"").expectProblem(404);
    tried("1", body + ",\"event_id\":\"" + event + "\"").expectProblem(422);
  }

  private Answer tried(String filter, String on) {
    return post("{\"filter\":" + Json.createValue(filter) + "," + on + "}");
  }

  private Answer post(String body) {
    return tenant.api().post("/endpoints/filter-test", body);
  }

  private Answer create(String path, String filter) {
    return tenant.filtered(RECEIVER.on(path, Reaction.status(200)), filter, "order.*");
  }

  private Answer patch(String id, JsonValue filter) {
    JsonObject patch = Json.createObjectBuilder().add("filter", filter).build();
    return tenant.api().patch("/endpoints/" + id, patch.toString());
  }

  private String accepted(JsonObject event, int deliveries) {
    JsonObject accepted = tenant.api().post("/events", event).expect(202).json();
    assertThat(accepted.getInt("deliveries")).isEqualTo(deliveries);
    String id = accepted.getString("event_id");
    assertThat(tenant.deliveries(id)).hasSize(deliveries);
    return id;
  }

  private static JsonObject order(int total) {
    return TestEvents.with(
        TestEvents.order(), "payload", Json.createObjectBuilder().add("total", total).build());
  }
}
