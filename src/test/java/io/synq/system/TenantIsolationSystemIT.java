package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nothing crosses tenants. */
class TenantIsolationSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant one = TestTenant.on(server);
  private final TestTenant two = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void sameEventIdInTwoTenantsIsTwoEvents() {
    one.endpoint(RECEIVER.on("/one", Reaction.status(200)));
    two.endpoint(RECEIVER.on("/two", Reaction.status(200)));
    JsonObject event = TestEvents.orderWithId();
    JsonObject other = TestEvents.with(event, "role", "other");
    String id = event.getString("event_id");
    one.post(event);
    two.post(other);
    one.delivery(id, "delivered");
    two.delivery(id, "delivered");
    assertThat(RECEIVER.at("/one")).hasSize(1);
    assertThat(RECEIVER.at("/two")).hasSize(1);
    assertThat(RECEIVER.at("/one").get(0).json().getString("tenant_id")).isEqualTo(one.id());
    assertThat(RECEIVER.at("/two").get(0).json().getString("tenant_id")).isEqualTo(two.id());
    assertThat(one.api().get("/events/" + id).string("role")).isEqualTo("member");
    assertThat(two.api().get("/events/" + id).string("role")).isEqualTo("other");
  }

  @Test
  void idsOfAnotherTenantDoNotExist() {
    String endpoint = one.endpoint(RECEIVER.on("/mine", Reaction.status(500))).getString("id");
    String event = one.post("order.created");
    String delivery = one.delivery(event, "retrying").getString("id");
    String key = one.newKey("events:read").getString("id");
    Api stranger = two.api();
    stranger.get("/events/" + event).expectProblem(404);
    stranger.get("/events/" + event + "/body").expectProblem(404);
    stranger.get("/events/" + event + "/deliveries").expectProblem(404);
    stranger.post("/events/" + event + "/replay").expectProblem(404);
    stranger.get("/deliveries/" + delivery).expectProblem(404);
    stranger.post("/deliveries/" + delivery + "/retry").expectProblem(404);
    stranger.post("/deliveries/" + delivery + "/cancel").expectProblem(404);
    stranger.get("/endpoints/" + endpoint).expectProblem(404);
    stranger.get("/endpoints/" + endpoint + "/deliveries").expectProblem(404);
    stranger.patch("/endpoints/" + endpoint, "{\"enabled\":false}").expectProblem(404);
    stranger.delete("/endpoints/" + endpoint).expectProblem(404);
    stranger.post("/endpoints/" + endpoint + "/disable").expectProblem(404);
    stranger.post("/endpoints/" + endpoint + "/enable").expectProblem(404);
    stranger.post("/endpoints/" + endpoint + "/ping").expectProblem(404);
    stranger.delete("/api-keys/" + key).expectProblem(404);
    assertThat(one.api().get("/endpoints/" + endpoint).string("state")).isEqualTo("enabled");
    assertThat(two.api().get("/events?endpoint_id=" + endpoint).data()).isEmpty();
    assertThat(two.api().get("/events").data()).isEmpty();
    assertThat(two.api().get("/endpoints").data()).isEmpty();
    String own = two.post("order.created");
    String target = "{\"endpoint_ids\":[\"" + endpoint + "\"]}";
    stranger.post("/events/" + own + "/replay", target).expectProblem(404);
    assertThat(two.deliveries(own)).isEmpty();
  }
}
