package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer leads to. */
class OutcomesSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void refusedConnectionIsAFailedAttempt() {
    tenant.endpoint("http://127.0.0.1:" + Ports.free() + "/nobody");
    JsonObject attempt = firstAttempt(tenant.post("order.created"));
    assertThat(attempt.isNull("status")).isTrue();
    assertThat(error(attempt)).isEqualTo("connection_refused");
    assertThat(attempt.getJsonObject("error").getString("text")).isNotBlank();
  }

  @Test
  void resetConnectionIsTriedOnceMoreAtOnceInTheSameAttempt() {
    tenant.endpoint(RECEIVER.on("/reset", Reaction.reset(), Reaction.status(200)));
    JsonObject delivery = tenant.delivery(tenant.post("order.created"), "delivered");
    List<Received> requests = RECEIVER.at("/reset");
    assertThat(requests).extracting(Received::attempt).containsExactly(1, 1);
    assertThat(delivery.getJsonArray("attempts")).hasSize(1);
  }

  @Test
  void connectionClosedTwiceIsAFailedAttemptThatIsRetriedLater() {
    Reaction close = Reaction.close();
    tenant.endpoint(RECEIVER.on("/closed", close, close, Reaction.status(200)));
    JsonObject delivery = tenant.delivery(tenant.post("order.created"), "delivered");
    assertThat(RECEIVER.at("/closed")).extracting(Received::attempt).containsExactly(1, 1, 2);
    JsonObject first = delivery.getJsonArray("attempts").getJsonObject(0);
    assertThat(error(first)).isEqualTo("connection_reset");
  }

  @Test
  void redirectIsNotFollowed() {
    String target = RECEIVER.on("/target", Reaction.status(200));
    tenant.endpoint(RECEIVER.on("/moved", Reaction.status(302, "Location: " + target)));
    JsonObject attempt = firstAttempt(tenant.post("order.created"));
    assertThat(attempt.getInt("status")).isEqualTo(302);
    RECEIVER.await("/moved", 2);
    assertThat(RECEIVER.at("/target")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 404, 500, 503})
  void otherAnswersAreRetried(int status) {
    String path = "/status" + status;
    tenant.endpoint(RECEIVER.on(path, Reaction.status(status), Reaction.status(204)));
    JsonObject delivery = tenant.delivery(tenant.post("order.created"), "delivered");
    assertThat(delivery.getJsonArray("attempts").getValuesAs(JsonObject.class))
        .extracting(attempt -> attempt.getInt("status"))
        .containsExactly(status, 204);
  }

  @Test
  @Conformance
  void goneDisablesTheEndpointAndTellsItsTenant() {
    tenant.endpoint(RECEIVER.on("/told", Reaction.status(200)), "endpoint.disabled");
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/gone", Reaction.status(410)), "order.*");
    String eventId = tenant.post("order.created");
    JsonObject delivery = tenant.delivery(eventId, "failed");
    assertThat(delivery.getInt("last_status")).isEqualTo(410);
    Received told = RECEIVER.await("/told", 1).get(0);
    assertThat(told.header("Synq-Event-Type")).isEqualTo("endpoint.disabled");
    DomainEventSchema.of(Servers.standard()).check(told.text());
    JsonObject payload = told.json().getJsonObject("payload");
    assertThat(payload.getString("endpoint_id")).isEqualTo(endpoint.getString("id"));
    assertThat(payload.getString("reason")).isEqualTo("gone");
    JsonObject now = tenant.api().get("/endpoints/" + endpoint.getString("id")).json();
    assertThat(now.getString("state")).isEqualTo("disabled");
    assertThat(now.getString("disabled_reason")).isEqualTo("gone");
    assertThat(RECEIVER.at("/gone")).hasSize(1);
  }

  @Test
  @Conformance
  void longAnswersAreCutAtEightKibibytes() {
    tenant.endpoint(RECEIVER.on("/long", Reaction.answer(200, "x".repeat(20_000))));
    JsonObject attempt = firstAttempt(tenant.post("order.created"));
    assertThat(attempt.getString("response_body")).isEqualTo("x".repeat(8192));
    assertThat(attempt.getBoolean("response_truncated")).isTrue();
  }

  @Test
  void nothingButHttpIsAProtocolError() {
    tenant.endpoint(
        RECEIVER.on(
            "/noise",
            socket -> {
              socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes());
              return false;
            }));
    assertThat(error(firstAttempt(tenant.post("order.created")))).isEqualTo("protocol");
  }

  private JsonObject firstAttempt(String eventId) {
    return tenant
        .delivery(eventId, Await.SOON, one -> !one.getJsonArray("attempts").isEmpty())
        .getJsonArray("attempts")
        .getJsonObject(0);
  }

  private static String error(JsonObject attempt) {
    return attempt.getJsonObject("error").getString("kind");
  }
}
