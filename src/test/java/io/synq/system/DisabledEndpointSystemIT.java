package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What happens while an endpoint is disabled, by hand or because it only fails. */
class DisabledEndpointSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void deliveriesAreHeldWhileDisabledAndGoOutOnEnabling() {
    TestTenant tenant = TestTenant.on(Servers.standard());
    String id = tenant.endpoint(RECEIVER.on("/held", Reaction.status(200))).getString("id");
    JsonObject disabled = tenant.api().post("/endpoints/" + id + "/disable").expect(200).json();
    assertThat(disabled.getString("state")).isEqualTo("disabled");
    assertThat(disabled.getString("disabled_reason")).isEqualTo("manual");
    Answer accepted = tenant.api().post("/events", TestEvents.order()).expect(202);
    assertThat(accepted.json().getInt("deliveries")).isEqualTo(1);
    String eventId = accepted.string("event_id");
    assertThat(tenant.delivery(eventId, "held").isNull("next_attempt_at")).isTrue();
    assertThat(tenant.api().get("/endpoints/" + id + "/deliveries?status=held").data()).hasSize(1);
    Await.throughout(Duration.ofSeconds(5), () -> RECEIVER.at("/held").isEmpty());
    JsonObject enabled = tenant.api().post("/endpoints/" + id + "/enable").expect(200).json();
    assertThat(enabled.getString("state")).isEqualTo("enabled");
    assertThat(enabled.isNull("disabled_reason")).isTrue();
    RECEIVER.await("/held", 1);
    tenant.delivery(eventId, "delivered");
  }

  @Test
  void waitingRetriesAreHeldToo() {
    TestTenant tenant = TestTenant.on(Servers.standard());
    String url = RECEIVER.on("/later", Reaction.status(500), Reaction.status(200));
    String id = tenant.endpoint(url).getString("id");
    // Long enough that it is still to come when the endpoint is disabled.
    String wait = "{\"retry\":{\"first_wait_seconds\":3}}";
    tenant.api().patch("/endpoints/" + id, wait).expect(200);
    String eventId = tenant.post("order.created");
    tenant.delivery(eventId, "retrying");
    tenant.api().post("/endpoints/" + id + "/disable").expect(200);
    tenant.delivery(eventId, "held");
    int sent = RECEIVER.at("/later").size();
    Await.throughout(Duration.ofSeconds(4), () -> RECEIVER.at("/later").size() == sent);
    tenant.api().post("/endpoints/" + id + "/enable").expect(200);
    tenant.delivery(eventId, "delivered");
  }

  @Test
  void endpointThatOnlyFailsIsDisabledAndItsTenantToldAndMailed() {
    TestTenant tenant = TestTenant.on(Servers.hasty());
    tenant.endpoint(RECEIVER.on("/observer", Reaction.status(200)), "endpoint.disabled");
    String address = tenant.slug() + "@example.com";
    TestTenant.Person person = tenant.person("viewer");
    Api.withPassword(Servers.hasty().url(), person.name(), person.password())
        .put("/me/mail", "{\"address\":\"" + address + "\"}")
        .expect(200);
    String id =
        tenant.endpoint(RECEIVER.on("/failing", Reaction.status(500)), "order.*").getString("id");
    tenant.post("order.created");
    Received told = RECEIVER.await("/observer", 1).get(0);
    JsonObject payload = told.json().getJsonObject("payload");
    assertThat(payload.getString("endpoint_id")).isEqualTo(id);
    assertThat(payload.getString("reason")).isEqualTo("failing");
    JsonObject endpoint = tenant.api().get("/endpoints/" + id).expect(200).json();
    assertThat(endpoint.getString("state")).isEqualTo("disabled");
    assertThat(endpoint.getString("disabled_reason")).isEqualTo("failing");
    assertThat(RECEIVER.at("/failing")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Servers.POST_OFFICE.awaitMail(address))
        .contains("Auto-Submitted: auto-generated", "127.0.0.1 was disabled (failing)")
        .contains("/console/t/" + tenant.slug() + "/webhooks/endpoint?id=" + id)
        .doesNotContain("/failing");
  }

  @Test
  void anAnswerOfTheUrlThatItHadBeforeDisablesNothing() {
    TestTenant tenant = TestTenant.on(Servers.standard());
    CountDownLatch moved = new CountDownLatch(1);
    String old = RECEIVER.on("/gone", Reaction.after(moved, Reaction.status(410)));
    String id = tenant.endpoint(old).getString("id");
    String eventId = tenant.post("order.created");
    RECEIVER.await("/gone", 1);
    String url = RECEIVER.on("/moved", Reaction.status(200));
    tenant.api().patch("/endpoints/" + id, "{\"url\":\"" + url + "\"}").expect(200);
    moved.countDown();
    tenant.delivery(eventId, "failed");
    Await.throughout(
        Duration.ofSeconds(1),
        () -> tenant.api().get("/endpoints/" + id).string("state").equals("enabled"));
  }

  @Test
  void endpointThatSometimesSucceedsIsNotDisabled() {
    TestTenant tenant = TestTenant.on(Servers.hasty());
    Reaction no = Reaction.status(500);
    Reaction yes = Reaction.status(200);
    String url = RECEIVER.on("/moody", no, no, yes, no, no, yes, no, no, yes);
    String id = tenant.endpoint(url).getString("id");
    for (int i = 0; i < 3; i++) {
      tenant.delivery(tenant.post("order.created"), "delivered");
    }
    assertThat(tenant.api().get("/endpoints/" + id).string("state")).isEqualTo("enabled");
    assertThat(RECEIVER.at("/moody")).hasSize(9);
  }
}
