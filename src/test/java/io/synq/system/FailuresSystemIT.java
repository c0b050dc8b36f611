package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.synq.Conformance;
import io.synq.eventtype.EventTypeName;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What fails now is told by cause and by events, and attempted now when somebody asks for it. */
@Conformance
class FailuresSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final Reaction DOWN = Reaction.answer(503, "ERP is down", "Retry-After: 3600");

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void whatFailsIsToldByCauseUntilItIsRetried() {
    String url = RECEIVER.on("/erp", DOWN, DOWN, DOWN, Reaction.status(200));
    String erp = tenant.endpoint(url, "order.*").getString("id");
    String dead = tenant.endpoint("http://127.0.0.1:" + Ports.free() + "/", "*").getString("id");
    String gone =
        tenant.endpoint(RECEIVER.on("/gone", Reaction.status(410)), "a.b").getString("id");
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(200)), "*", "delivery.*", "endpoint.*");
    tenant.endpoint(
        RECEIVER.on("/watch", Reaction.status(200)), "endpoint.failing", "delivery.failed");
    for (int i = 0; i < 3; i++) {
      tenant.post("order.created");
    }
    tenant.post("a.b");
    List<JsonObject> groups =
        Await.value(Await.SOON, () -> failures(""), found -> deliveries(found) == 8);
    JsonObject refused = groups.get(0);
    assertThat(refused.getString("endpoint_id")).isEqualTo(dead);
    assertThat(refused.getString("kind")).isEqualTo("connection_refused");
    assertThat(refused.isNull("status")).isTrue();
    assertThat(refused.getInt("waiting")).isEqualTo(4);
    JsonObject down = groups.get(1);
    assertThat(down.getString("endpoint_id")).isEqualTo(erp);
    assertThat(down.getInt("status")).isEqualTo(503);
    assertThat(down.getJsonObject("sample").getString("text")).isEqualTo("ERP is down");
    JsonObject lost = groups.get(2);
    assertThat(lost.getString("endpoint_id")).isEqualTo(gone);
    assertThat(lost.getInt("failed")).isEqualTo(1);
    assertThat(lost.isNull("replay_from")).isFalse();
    JsonObject retried = tenant.api().post("/endpoints/" + erp + "/retry").expect(200).json();
    assertThat(retried.getInt("deliveries")).isEqualTo(3);
    assertThat(retried.getBoolean("complete")).isTrue();
    RECEIVER.await("/erp", 6);
    Await.until(Await.SOON, () -> failures("?endpoint_id=" + erp).isEmpty());
    tenant.api().post("/endpoints/" + gone + "/retry").expectProblem(409, "endpoint-disabled");
    assertThat(RECEIVER.await("/watch", 2))
        .extracting(
            told -> told.header("Synq-Event-Type"),
            told -> told.json().getJsonObject("payload").getString("endpoint_id"))
        .containsExactlyInAnyOrder(tuple("endpoint.failing", dead), tuple("delivery.failed", gone));
    assertThat(RECEIVER.await("/all", 4))
        .extracting(told -> told.header("Synq-Event-Type"))
        .contains("order.created", "a.b")
        .noneMatch(EventTypeName::isNotice);
    assertThat(tenant.api().get("/events?event_type=endpoint.failing&user_id=" + dead).data())
        .hasSize(1);
    assertThat(TestTenant.on(Servers.standard()).api().get("/failures").data()).isEmpty();
  }

  private List<JsonObject> failures(String query) {
    return tenant.api().get("/failures" + query).expect(200).data();
  }

  private static int deliveries(List<JsonObject> groups) {
    return groups.stream().mapToInt(one -> one.getInt("waiting") + one.getInt("failed")).sum();
  }
}
