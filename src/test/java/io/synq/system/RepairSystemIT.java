package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people do by hand: retry, cancel, replay. */
@Conformance
class RepairSystemIT {
  private static final Reaction BUSY = Reaction.status(503, "Retry-After: 4");
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void manualRetryReplacesTheWaitingOne() {
    tenant.endpoint(RECEIVER.on("/now", BUSY, Reaction.status(200)));
    String eventId = tenant.post("order.created");
    String id = tenant.delivery(eventId, "retrying").getString("id");
    tenant.api().post("/deliveries/" + id + "/retry").expect(202);
    JsonObject delivery = tenant.delivery(eventId, "delivered");
    JsonArray attempts = delivery.getJsonArray("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.getJsonObject(0).getBoolean("manual")).isFalse();
    assertThat(attempts.getJsonObject(1).getBoolean("manual")).isTrue();
    // Past the moment for which the automatic one was planned.
    Await.throughout(Duration.ofSeconds(6), () -> RECEIVER.at("/now").size() == 2);
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
    String id = tenant.delivery(eventId, "retrying").getString("id");
    JsonObject cancelled = tenant.api().post("/deliveries/" + id + "/cancel").expect(200).json();
    assertThat(cancelled.getString("state")).isEqualTo("cancelled");
    assertThat(cancelled.isNull("finished_at")).isFalse();
    assertThat(cancelled.isNull("next_attempt_at")).isTrue();
    tenant.api().post("/deliveries/" + id + "/cancel").expectProblem(409);
    Await.throughout(Duration.ofSeconds(6), () -> RECEIVER.at("/cancel").size() == 1);
    tenant.api().post("/deliveries/" + id + "/retry").expect(202);
    tenant.delivery(eventId, "delivered");
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
