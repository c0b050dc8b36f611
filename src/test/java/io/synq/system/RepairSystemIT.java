package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people do by hand: retry, cancel, replay. */
@Conformance
class RepairSystemIT {
  private static final Reaction BUSY = Reaction.status(503, "Retry-After: 10");

  /** From when the retry is due until it would have arrived. */
  private static final Duration ARRIVES = Duration.ofMillis(1_500);

  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  /**
   * Nothing comes to the path until the moment for which the automatic retry was planned is past.
   */
  private static void assertQuiet(String path, JsonObject waiting) {
    int before = RECEIVER.at(path).size();
    Instant planned = Instant.parse(waiting.getString("next_attempt_at"));
    Duration left = Duration.between(Instant.now(), planned.plus(ARRIVES));
    assertThat(left).isGreaterThan(ARRIVES);
    Await.throughout(left, () -> RECEIVER.at(path).size() == before);
  }

  @Test
  void manualRetryReplacesTheWaitingOne() {
    tenant.endpoint(RECEIVER.on("/now", BUSY, Reaction.status(200)));
    String eventId = tenant.post("order.created");
    JsonObject waiting = tenant.delivery(eventId, "retrying");
    tenant.api().post("/deliveries/" + waiting.getString("id") + "/retry").expect(202);
    JsonObject delivery = tenant.delivery(eventId, "delivered");
    JsonArray attempts = delivery.getJsonArray("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.getJsonObject(0).getBoolean("manual")).isFalse();
    assertThat(attempts.getJsonObject(1).getBoolean("manual")).isTrue();
    assertQuiet("/now", waiting);
    assertThat(RECEIVER.at("/now")).hasSize(2);
  }

  @Test
  void manualRetryThatFailsGoesOnWithTheSchedule() {
    tenant.endpoint(RECEIVER.on("/on", BUSY, Reaction.status(500), Reaction.status(200)));
    String eventId = tenant.post("order.created");
    String id = tenant.delivery(eventId, "retrying").getString("id");
    tenant.api().post("/deliveries/" + id + "/retry").expect(202);
    JsonArray attempts = tenant.delivery(eventId, "delivered").getJsonArray("attempts");
    assertThat(attempts.getValuesAs(JsonObject.class))
        .extracting(attempt -> attempt.getBoolean("manual"))
        .containsExactly(false, true, false);
    assertThat(RECEIVER.at("/on")).extracting(Received::attempt).containsExactly(1, 2, 3);
  }

  @Test
  void cancelledDeliveryIsNotAttemptedAgainUntilItIsRetried() {
    tenant.endpoint(RECEIVER.on("/cancel", BUSY, Reaction.status(200)));
    String eventId = tenant.post("order.created");
    JsonObject waiting = tenant.delivery(eventId, "retrying");
    String id = waiting.getString("id");
    JsonObject cancelled = tenant.api().post("/deliveries/" + id + "/cancel").expect(200).json();
    assertThat(cancelled.getString("state")).isEqualTo("cancelled");
    assertThat(cancelled.isNull("finished_at")).isFalse();
    assertThat(cancelled.isNull("next_attempt_at")).isTrue();
    tenant.api().post("/deliveries/" + id + "/cancel").expectProblem(409);
    assertQuiet("/cancel", waiting);
    assertThat(RECEIVER.at("/cancel")).hasSize(1);
    tenant.api().post("/deliveries/" + id + "/retry").expect(202);
    tenant.delivery(eventId, "delivered");
  }

  @Test
  void newestOfManyAttemptsAreShownAndAllAreListed() {
    tenant.endpoint(RECEIVER.on("/often", Reaction.status(503, "Retry-After: 60")));
    String eventId = tenant.post("order.created");
    String path = "/deliveries/" + tenant.delivery(eventId, "retrying").getString("id");
    for (int made = 1; made < 104; made++) {
      int before = made;
      tenant.api().post(path + "/retry").expect(202);
      Await.until(Await.SOON, () -> retried(eventId) == before + 1);
    }
    List<Integer> all = IntStream.rangeClosed(1, 104).boxed().toList();
    JsonObject listed = tenant.deliveries(eventId).get(0);
    assertThat(listed.getInt("attempt_count")).isEqualTo(104);
    assertThat(numbers(listed.getJsonArray("attempts"))).isEqualTo(all.subList(84, 104));
    assertThat(listed.getJsonArray("attempts").getJsonObject(0).isNull("request_headers")).isTrue();
    JsonObject whole = tenant.api().get(path).expect(200).json();
    assertThat(numbers(whole.getJsonArray("attempts"))).isEqualTo(all.subList(4, 104));
    List<JsonObject> first = tenant.api().get(path + "/attempts?limit=100").expect(200).data();
    assertThat(first.get(99).getJsonObject("request_headers")).containsKey("Synq-Signature");
    Answer page = tenant.api().get(path + "/attempts?limit=52").expect(200);
    String rest = path + "/attempts?limit=52&cursor=" + page.string("next_cursor");
    List<Integer> paged = new ArrayList<>();
    page.data().forEach(one -> paged.add(0, one.getInt("number")));
    Answer last = tenant.api().get(rest).expect(200);
    last.data().forEach(one -> paged.add(0, one.getInt("number")));
    assertThat(paged).isEqualTo(all);
    assertThat(last.json().isNull("next_cursor")).isTrue();
    String oldest = last.data().get(51).getString("id");
    tenant.api().get(path + "/attempts/" + oldest + "/body").expect(200);
  }

  /** How many attempts there are, if the next is waited for. */
  private int retried(String eventId) {
    JsonObject delivery = tenant.deliveries(eventId).get(0);
    return delivery.getString("state").equals("retrying") ? delivery.getInt("attempt_count") : 0;
  }

  private static List<Integer> numbers(JsonArray attempts) {
    return attempts.getValuesAs(JsonObject.class).stream()
        .map(one -> one.getInt("number"))
        .toList();
  }

  @Test
  void deliveriesOfAnEventArePaged() {
    tenant.endpoint(RECEIVER.on("/paged", Reaction.status(200)));
    String eventId = tenant.post("order.created");
    tenant.delivery(eventId, "delivered");
    String path = "/events/" + eventId;
    tenant.api().post(path + "/replay").expect(202);
    tenant.api().post(path + "/replay").expect(202);
    Answer page = tenant.api().get(path + "/deliveries?limit=2").expect(200);
    assertThat(page.data()).extracting(one -> one.getBoolean("replay")).containsExactly(true, true);
    Answer rest =
        tenant
            .api()
            .get(path + "/deliveries?limit=2&cursor=" + page.string("next_cursor"))
            .expect(200);
    assertThat(rest.data()).extracting(one -> one.getBoolean("replay")).containsExactly(false);
    JsonObject attempt = rest.data().get(0).getJsonArray("attempts").getJsonObject(0);
    assertThat(attempt.getInt("status")).isEqualTo(200);
  }

  @Test
  void deliveredOrHeldIsNotRetried() {
    String endpoint = tenant.endpoint(RECEIVER.on("/done", Reaction.status(200))).getString("id");
    String eventId = tenant.post("order.created");
    String id = tenant.delivery(eventId, "delivered").getString("id");
    tenant.api().post("/deliveries/" + id + "/retry").expectProblem(409, "delivery-ended");
    tenant.api().post("/deliveries/" + id + "/cancel").expectProblem(409, "delivery-ended");
    tenant.api().post("/endpoints/" + endpoint + "/disable").expect(200);
    String held = tenant.delivery(tenant.post("order.created"), "held").getString("id");
    tenant.api().post("/deliveries/" + held + "/retry").expectProblem(409, "endpoint-disabled");
    assertThat(RECEIVER.at("/done")).hasSize(1);
  }

  @Test
  void replayGoesToAllSubscribersOrToTheOneThatIsNamed() {
    String first = tenant.endpoint(RECEIVER.on("/first", Reaction.status(200))).getString("id");
    tenant.endpoint(RECEIVER.on("/second", Reaction.status(200)));
    String eventId = tenant.post("order.created");
    RECEIVER.await("/first", 1);
    RECEIVER.await("/second", 1);
    String path = "/events/" + eventId + "/replay";
    String target = "{\"endpoint_ids\":[\"" + first + "\",\"" + first + "\"]}";
    List<JsonObject> replayed = tenant.api().post(path, target).expect(202).data();
    assertThat(replayed).hasSize(1);
    assertThat(replayed.get(0).getBoolean("replay")).isTrue();
    assertThat(replayed.get(0).getString("endpoint_id")).isEqualTo(first);
    RECEIVER.await("/first", 2);
    assertThat(tenant.api().post(path).expect(202).data()).hasSize(2);
    List<Received> again = RECEIVER.await("/first", 3);
    RECEIVER.await("/second", 2);
    assertThat(again).extracting(Received::eventId).containsOnly(eventId);
    assertThat(again).extracting(request -> request.header("Synq-Delivery")).hasSize(3);
    assertThat(again).allSatisfy(one -> assertThat(one.body()).isEqualTo(again.get(0).body()));
    assertThat(tenant.deliveries(eventId)).hasSize(5);
  }

  /** As when it was sent for the first time: what is tried says nothing of an endpoint. */
  @Test
  void anExampleThatIsSentAgainCountsForNothing() {
    String url = RECEIVER.on("/tried", Reaction.status(500), Reaction.status(410));
    String endpoint = tenant.endpoint(url, "product.*").getString("id");
    tenant
        .api()
        .post("/endpoints/" + endpoint + "/example", "{\"event_type\":\"order.created\"}")
        .expect(200);
    String eventId = RECEIVER.await("/tried", 1).get(0).eventId();
    tenant.delivery(eventId, "failed");
    String target = "{\"endpoint_ids\":[\"" + endpoint + "\"]}";
    tenant.api().post("/events/" + eventId + "/replay", target).expect(202);
    RECEIVER.await("/tried", 2);
    Await.until(
        Await.SOON,
        () ->
            tenant.deliveries(eventId).stream()
                .allMatch(one -> one.getString("state").equals("failed")));
    Await.throughout(
        Duration.ofSeconds(1),
        () ->
            tenant.api().get("/endpoints/" + endpoint).string("state").equals("enabled")
                && tenant
                        .api()
                        .get("/endpoints/" + endpoint + "/stats")
                        .json()
                        .getJsonObject("total")
                        .getInt("attempts")
                    == 0);
  }

  @Test
  void badReplaysAreRefused() {
    tenant.endpoint(RECEIVER.on("/none", Reaction.status(200)));
    String path = "/events/" + tenant.post("order.created") + "/replay";
    tenant.api().post(path, "{\"endpoint_ids\":[]}").expectProblem(422);
    tenant.api().post(path, "{\"endpoint_ids\":\"ep_1\"}").expectProblem(422);
    tenant.api().post(path, "{\"endpoints\":[\"ep_1\"]}").expectProblem(422);
    tenant.api().post(path, "{\"endpoint_ids\":[\"ep_1\"]}").expectProblem(404);
    tenant.api().post(path, "{").expectProblem(400);
    tenant.api().post("/events/nonsense/replay").expectProblem(404);
    RECEIVER.await("/none", 1);
    Await.throughout(Duration.ofSeconds(2), () -> RECEIVER.at("/none").size() == 1);
  }
}
