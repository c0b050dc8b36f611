package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.Embedded;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An enterprise's application hands events in by JMS, from a server of its own. */
@Conformance
@Order(7)
@ResourceLock(Mortal.LOCK)
class JmsIntakeSystemIT {
  private static final int MIB = 1024 * 1024;
  private final SynqServer server = Mortal.running().server();
  private final JmsApplication application = Mortal.running().producers();
  private final TestTenant tenant = TestTenant.on(server);

  /** Whatever a test has sent, neither queue holds anything of it when it is over. */
  @AfterEach
  void nothingIsLeftBehind() {
    Await.until(Await.SOON, () -> application.count(JmsApplication.EVENTS) == 0);
    int left = application.count(JmsApplication.REJECTED);
    IntStream.range(0, left).forEach(i -> application.rejected());
    assertThat(left).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "bytes"})
  void messageIsAnEventThatIsDelivered(String type) {
    try (Receiver receiver = new Receiver()) {
      tenant.endpoint(receiver.on("/all", Reaction.status(200)));
      String payload = "{ \"total\": 1.50, \"name\": \"Zoë 😀\"}";
      application.send("type=" + type, tenant.key(), TestEvents.around(payload).getBytes(UTF_8));
      assertThat(receiver.await("/all", 1).get(0).text()).contains(payload);
    }
  }

  @Test
  void exampleProducerSendsInATransactionAndIsAnswered() {
    JsonObject order = TestEvents.orderWithId();
    assertThat(application.exampleAnswer(tenant.key(), order.toString())).startsWith("202 {");
    assertThat(application.exampleAnswer(tenant.key(), order.toString())).startsWith("200 {");
    assertThat(application.exampleAnswer(tenant.key(), "{")).startsWith("400 {");
    assertThat(application.exampleServletAnswer(order.toString())).startsWith("202 {");
    application.rejected();
    application.sendAll(tenant.key(), List.of(TestEvents.order(), TestEvents.order(), order));
    Await.until(Await.SOON, () -> tenant.api().get("/events").data().size() == 3);
  }

  @Test
  void manyAreTakenAtOnce() {
    List<JsonObject> orders =
        IntStream.range(0, 1_000).mapToObj(i -> TestEvents.orderWithId()).toList();
    application.sendAll(tenant.key(), orders);
    JsonObject last = orders.get(orders.size() - 1);
    Await.until(
        Await.SOON,
        () -> tenant.api().get("/events/" + last.getString("event_id")).status() == 200);
    Await.until(Await.SOON, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(server.messages())
        .containsPattern("event.accepted tenant=" + tenant.id() + " events=[^\"]{2000,}");
  }

  @Test
  void answerIsThatOfRest() {
    JsonObject order = TestEvents.orderWithId();
    Answer first = application.ask("correlation=c-17", tenant.key(), bytes(order));
    assertThat(first.header("X-Jms-SynqStatus")).isEqualTo("202");
    assertThat(first.header("X-Correlation")).isEqualTo("c-17");
    assertThat(first.string("event_id")).isEqualTo(order.getString("event_id"));
    assertThat(first.json().getBoolean("duplicate")).isFalse();

    Answer again = application.ask("", tenant.key(), bytes(order));
    assertThat(again.header("X-Jms-SynqStatus")).isEqualTo("200");
    assertThat(again.header("X-Correlation")).startsWith("ID:");
    assertThat(again.json().getBoolean("duplicate")).isTrue();
    assertThat(tenant.api().get("/events").data()).hasSize(1);
  }

  @Test
  void answerToARefusedMessageIsItsProblem() {
    Answer refused = application.ask("correlation=c-18", tenant.key(), "{}".getBytes(UTF_8));
    assertThat(refused.header("X-Jms-SynqStatus")).isEqualTo("422");
    assertThat(refused.header("X-Correlation")).isEqualTo("c-18");
    assertThat(refused.pointers()).contains("/event_type", "/payload");
    assertThat(problem(application.rejected())).isEqualTo(refused.json());
  }

  @Test
  void answerThatNobodyWaitsForStopsNothing() {
    for (int i = 0; i < 3; i++) {
      application.askForNobody(tenant.key(), bytes(TestEvents.orderWithId()));
    }
    application.askForNobody(tenant.key(), "{".getBytes(UTF_8));
    assertThat(problem(application.rejected()).getInt("status")).isEqualTo(400);
    Await.until(Await.SOON, () -> tenant.api().get("/events").data().size() == 3);
    Await.until(Await.SOON, () -> server.messages().contains("reply.undeliverable"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, type=text, {\"event_type\"",
    "400, type=void, ''",
    "400, type=bytes, ''",
    "422, type=text, []",
    "422, type=text, '{\"event_type\":\"order.created\",\"surprise\":1}'",
    "422, type=text, '{\"event_type\":\"order.created\",\"org_id\":\"o1\",\"user_id\":\"u1\",\"role\":\"r\",\"payload\":{}}'",
    "415, type=map, ''",
    "415, type=object, ''",
    "415, type=none, ''"
  })
  void whatIsNoEventIsRejectedWithItsProblem(int status, String query, String body) {
    String id = application.send(query, tenant.key(), body.getBytes(UTF_8));
    Answer rejected = application.rejected();
    assertThat(problem(rejected).getInt("status")).isEqualTo(status);
    assertThat(problem(rejected).getString("trace_id")).isNotBlank();
    assertThat(rejected.text()).isEqualTo(body);
    assertThat(rejected.header("X-Jms-OwnProperty")).isEqualTo("kept");
    assertThat(rejected.header("X-Jms-SynqMessageId")).isEqualTo(id);
    assertThat(rejected.header("X-Jms-SynqTenant")).isEqualTo(tenant.id());
    assertThat(rejected.headers().map().toString()).doesNotContain(tenant.key(), "SynqApiKey");
  }

  @Test
  void whoMayNotSendIsRejected() {
    byte[] order = bytes(TestEvents.order());
    String stranger = "synq_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    String reader = tenant.newKey("events:read").getString("key");
    assertThat(statusOf("", stranger, order)).isEqualTo(401);
    assertThat(statusOf("", "", order)).isEqualTo(401);
    assertThat(statusOf("number=SynqApiKey", "", order)).isEqualTo(401);
    assertThat(statusOf("", reader, order)).isEqualTo(403);
    assertThat(tenant.api().get("/events").data()).isEmpty();
  }

  @Test
  void foreignTenantIsRejected() {
    JsonObject order = TestEvents.with(TestEvents.order(), "tenant_id", SynqServer.DEMO_TENANT);
    application.send("", tenant.key(), bytes(order));
    JsonObject problem = problem(application.rejected());
    assertThat(problem.getInt("status")).isEqualTo(422);
    assertThat(problem.toString()).contains("/tenant_id");
  }

  @Test
  void anotherEventOfAnIdIsRejected() {
    JsonObject order = TestEvents.orderWithId();
    tenant.post(order);
    JsonObject other = TestEvents.with(order, "event_type", "order.updated");
    assertThat(statusOf("", tenant.key(), bytes(other))).isEqualTo(409);
    application.send("", tenant.key(), bytes(order));
    Await.until(Await.SOON, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(tenant.api().get("/events").data()).hasSize(1);
  }

  /** ActiveMQ gives every message an id. */
  @Test
  @Embedded
  void whatHasNoIdAtAllCouldNotBeToldFromItsRepetition() {
    Answer named = application.ask("noid", tenant.key(), bytes(TestEvents.orderWithId()));
    assertThat(named.header("X-Jms-SynqStatus")).isEqualTo("202");
    Answer bare = application.ask("noid", tenant.key(), bytes(TestEvents.order()));
    assertThat(bare.header("X-Jms-SynqStatus")).isEqualTo("422");
    assertThat(bare.pointers()).containsExactly("/event_id");
    application.rejected();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "bytes"})
  void largeOnesAreRejectedWhole(String type) {
    byte[] large = TestEvents.around("{\"x\":\"" + "x".repeat(5 * MIB) + "\"}").getBytes(UTF_8);
    application.send("type=" + type, tenant.key(), large);
    Answer rejected = application.rejected();
    assertThat(problem(rejected).getInt("status")).isEqualTo(413);
    assertThat(rejected.bytes()).isEqualTo(large);
  }

  @Test
  void theRejectedStandInNobodysWay() {
    for (int i = 0; i < 100; i++) {
      application.send("", tenant.key(), "{".getBytes(UTF_8));
    }
    Answer good = application.ask("", tenant.key(), bytes(TestEvents.order()));
    assertThat(good.header("X-Jms-SynqStatus")).isEqualTo("202");
    for (int i = 0; i < 100; i++) {
      application.rejected();
    }
    Answer metrics = Api.anonymous(server.url()).getRoot("/metrics");
    assertThat(metrics.text()).contains("synq_messages_accepted_total", "synq_messages_rejected");
  }

  private int statusOf(String query, String key, byte[] body) {
    application.send(query, key, body);
    return problem(application.rejected()).getInt("status");
  }

  private static JsonObject problem(Answer rejected) {
    String text = rejected.header("X-Jms-SynqProblem");
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static byte[] bytes(JsonObject event) {
    return event.toString().getBytes(UTF_8);
  }
}
