package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints are made, read, changed and deleted, and get what they subscribe to. */
@Conformance
class EndpointsSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void newEndpointHasEveryMemberAndShowsItsSecretOnce() {
    JsonObject created = tenant.endpoint(RECEIVER.url("/new"), "order.created", "product.*");
    assertThat(created.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "url",
            "description",
            "event_types",
            "filter",
            "transform",
            "format",
            "handshake",
            "headers",
            "authentication",
            "max_in_flight",
            "rate_limit",
            "retry",
            "ordering",
            "ordering_key",
            "ordering_limit_seconds",
            "state",
            "disabled_reason",
            "created_at",
            "updated_at",
            "secret");
    assertThat(created.getString("id")).startsWith("ep_");
    assertThat(created.getString("secret")).matches("whsec_[A-Za-z0-9+/]{32,}={0,2}");
    assertThat(created.getString("state")).isEqualTo("enabled");
    assertThat(created.isNull("disabled_reason")).isTrue();
    assertThat(texts(created.getJsonArray("event_types")))
        .containsExactly("order.created", "product.*");
    assertThat(created.getString("created_at")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    Answer read = tenant.api().get("/endpoints/" + created.getString("id")).expect(200);
    assertThat(read.text()).doesNotContain("whsec_");
    assertThat(read.json()).isEqualTo(without(created));
    Answer list = tenant.api().get("/endpoints").expect(200);
    assertThat(list.data()).containsExactly(without(created));
  }

  @Test
  @ReferenceOnly
  void aTenantHasSoManyEndpointsAndNoMore() {
    TestTenant crowded = TestTenant.on(Servers.hasty());
    String last = "";
    for (int i = 0; i < Servers.MOST_ENDPOINTS; i++) {
      last = crowded.endpoint(RECEIVER.url("/crowded")).getString("id");
    }
    String body = "{\"url\": \"" + RECEIVER.url("/crowded") + "\", \"event_types\": [\"*\"]}";
    Api named = crowded.api().with("Idempotency-Key", crowded.slug());
    assertThat(named.post("/endpoints", body).expect(409).string("detail"))
        .isEqualTo("The tenant has 25 endpoints and may have no more.");
    TestTenant.on(Servers.hasty()).endpoint(RECEIVER.url("/crowded"));
    crowded.api().delete("/endpoints/" + last).expect(204);
    named.post("/endpoints", body).expect(201);
  }

  private static JsonObject without(JsonObject created) {
    return TestEvents.without(created, "secret");
  }

  @Test
  void mergePatchChangesWhatItNamesAndNullRemoves() {
    String id = tenant.endpoint(RECEIVER.url("/patch"), "order.created").getString("id");
    String path = "/endpoints/" + id;
    JsonObject changed =
        tenant
            .api()
            .patch(
                path,
                "{\"description\":\"Our shop\",\"max_in_flight\":3,\"rate_limit\":9,"
                    + "\"retry\":{\"limit_seconds\":60},\"headers\":{\"X-A\":\"1\",\"X-B\":\"2\"}}")
            .expect(200)
            .json();
    assertThat(changed.getString("description")).isEqualTo("Our shop");
    assertThat(changed.getInt("max_in_flight")).isEqualTo(3);
    assertThat(changed.getInt("rate_limit")).isEqualTo(9);
    assertThat(changed.getJsonObject("retry"))
        .isEqualTo(
            Json.createObjectBuilder()
                .addNull("first_wait_seconds")
                .addNull("longest_wait_seconds")
                .add("limit_seconds", 60)
                .add("final_statuses", Json.createArrayBuilder())
                .build());
    assertThat(changed.getString("url")).isEqualTo(RECEIVER.url("/patch"));
    JsonObject merged =
        tenant
            .api()
            .patch(path, "{\"description\":null,\"max_in_flight\":null,\"headers\":{\"X-A\":null}}")
            .expect(200)
            .json();
    assertThat(merged.isNull("description")).isTrue();
    assertThat(merged.isNull("max_in_flight")).isTrue();
    assertThat(merged.getJsonObject("headers").keySet()).containsExactly("X-B");
    assertThat(tenant.api().patch(path, "{}").expect(200).json().getJsonObject("headers"))
        .isEqualTo(merged.getJsonObject("headers"));
    JsonObject respelled =
        tenant.api().patch(path, "{\"headers\":{\"x-b\":\"3\"}}").expect(200).json();
    assertThat(respelled.getJsonObject("headers"))
        .isEqualTo(Json.createObjectBuilder().add("x-b", "3").build());
    JsonObject off = tenant.api().patch(path, "{\"enabled\":false}").expect(200).json();
    assertThat(off.getString("disabled_reason")).isEqualTo("manual");
    JsonObject on = tenant.api().patch(path, "{\"enabled\":true}").expect(200).json();
    assertThat(on.getString("state")).isEqualTo("enabled");
  }

  @Test
  void patchedUrlAndTypesHoldForTheNextEvent() {
    String id = tenant.endpoint(RECEIVER.on("/from", Reaction.status(200)), "a.b").getString("id");
    String to = RECEIVER.on("/to", Reaction.status(200));
    tenant
        .api()
        .patch("/endpoints/" + id, "{\"url\":\"" + to + "\",\"event_types\":[\"order.*\"]}")
        .expect(200);
    tenant.delivery(tenant.post("order.created"), "delivered");
    assertThat(RECEIVER.at("/to")).hasSize(1);
    assertThat(RECEIVER.at("/from")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "order.created, order.created, true",
    "order.created, order.created.late, false",
    "order.created, order.updated, false",
    "order.*, order.created, true",
    "order.*, order.item.added, true",
    "order.*, orders.created, false",
    "*, product.updated, true"
  })
  void endpointGetsTheTypesThatItNames(String pattern, String type, boolean wanted) {
    tenant.endpoint(RECEIVER.on("/types", Reaction.status(200)), pattern);
    JsonObject accepted = tenant.api().post("/events", TestEvents.of(type)).expect(202).json();
    assertThat(accepted.getInt("deliveries")).isEqualTo(wanted ? 1 : 0);
    assertThat(tenant.deliveries(accepted.getString("event_id"))).hasSize(wanted ? 1 : 0);
  }

  @Test
  void deletedEndpointGetsNothingMore() {
    String id = tenant.endpoint(RECEIVER.on("/deleted", Reaction.status(500))).getString("id");
    String waiting = tenant.post("order.created");
    tenant.delivery(waiting, "retrying");
    tenant.api().delete("/endpoints/" + id).expect(204);
    tenant.api().get("/endpoints/" + id).expectProblem(404);
    tenant.api().delete("/endpoints/" + id).expectProblem(404);
    assertThat(tenant.api().get("/endpoints").data()).isEmpty();
    tenant.delivery(waiting, "cancelled");
    assertThat(tenant.deliveries(tenant.post("order.created"))).isEmpty();
  }

  @Test
  void enablingAndDisablingTwiceIsNoError() {
    String id = tenant.endpoint(RECEIVER.url("/switch")).getString("id");
    for (String state : List.of("disable", "disable", "enable", "enable")) {
      Answer answer = tenant.api().post("/endpoints/" + id + "/" + state).expect(200);
      assertThat(answer.string("state")).isEqualTo(state + "d");
    }
  }

  @Test
  void unknownEndpointsAreNotFound() {
    for (String path : List.of("/endpoints/ep_1", "/endpoints/ep_1/deliveries", "/endpoints/%20")) {
      tenant.api().get(path).expectProblem(404);
    }
    tenant.api().post("/endpoints/ep_1/ping").expectProblem(404);
    tenant.api().post("/endpoints/ep_1/enable").expectProblem(404);
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }
}
