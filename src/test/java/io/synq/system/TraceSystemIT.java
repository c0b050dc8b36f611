package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A producer's trace goes through, to receivers, logs and problems, where nothing is exported. */
@Conformance
class TraceSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestTrace trace = TestTrace.random();
  private final Api traced = trace.in(tenant.api());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private static void assertThatNoneIsTold(Received request) {
    assertThat(request.headers()).doesNotContainKeys("traceparent", "tracestate");
  }

  @Test
  void everyAttemptAndReplayTellsIt() {
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(500), Reaction.status(200)));
    String id =
        traced
            .with("tracestate", TestTrace.STATE)
            .post("/events", TestEvents.order())
            .expect(202)
            .string("event_id");
    JsonObject delivery = tenant.delivery(id, "delivered");
    tenant.api().post("/events/" + id + "/replay").expect(202);
    List<Received> requests = RECEIVER.await("/all", 3);
    assertThat(requests)
        .allSatisfy(
            request -> {
              assertThat(request.header("traceparent")).isEqualTo(trace.parent());
              assertThat(request.header("tracestate")).isEqualTo(TestTrace.STATE);
            });
    JsonObject whole = tenant.api().get("/deliveries/" + delivery.getString("id")).json();
    assertThat(whole.getJsonArray("attempts").getValuesAs(JsonObject.class))
        .extracting(attempt -> attempt.getJsonObject("request_headers").getString("traceparent"))
        .containsExactly(trace.parent(), trace.parent());
    assertThat(tenant.api().get("/events/" + id).expect(200).string("trace_parent"))
        .isEqualTo(trace.parent());
    Await.until(
        Await.SOON,
        () ->
            server
                .messages()
                .lines()
                .filter(line -> line.contains("\"ext_trace_id\":\"" + trace.id() + "\""))
                .filter(line -> line.contains("event=" + id))
                .map(line -> line.replaceAll(".*\"message\":\"([a-z.]+) .*", "$1"))
                .toList()
                .containsAll(List.of("event.accepted", "delivery.retrying", "delivery.delivered")));
  }

  @Test
  void allOfABatchBelongToIt() {
    tenant.endpoint(RECEIVER.on("/batch", Reaction.status(200)));
    JsonObject batch =
        Json.createObjectBuilder()
            .add("events", Json.createArrayBuilder().add(TestEvents.order()).add("none"))
            .build();
    JsonObject answer = traced.post("/events/batch", batch).expect(202).json();
    assertThat(answer.getJsonArray("results").getJsonObject(1).getString("trace_id"))
        .isEqualTo(trace.id());
    assertThat(RECEIVER.await("/batch", 1).get(0).header("traceparent")).isEqualTo(trace.parent());
  }

  @Test
  void eventsOfIssuesBelongToIt() {
    tenant.endpoint(RECEIVER.on("/issues", Reaction.status(200)));
    JsonObject issue =
        Json.createObjectBuilder().add("issue_id", "i1").add("message", "no rows").build();
    traced.post("/workspaces/" + tenant.slug() + "/issues", issue).expect(201);
    assertThat(RECEIVER.await("/issues", 1).get(0).header("traceparent")).isEqualTo(trace.parent());
  }

  @Test
  void problemsNameIt() {
    assertThat(traced.post("/events", "{").expectProblem(400).string("trace_id"))
        .isEqualTo(trace.id());
    assertThat(traced.get("/events/nonsense").expectProblem(404).string("trace_id"))
        .isEqualTo(trace.id());
    assertThat(traced.post("/endpoints/nonsense/ping").expectProblem(404).string("trace_id"))
        .isEqualTo(trace.id());
    assertThat(
            trace
                .in(Api.anonymous(server.url()))
                .get("/events")
                .expectProblem(401)
                .string("trace_id"))
        .isEqualTo(trace.id());
    assertThat(tenant.api().get("/events/nonsense").expectProblem(404).string("trace_id"))
        .isNotEqualTo(trace.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
  void whatIsNoTraceIsIgnored(String parent) {
    String path = "/ignored/" + parent;
    tenant.endpoint(RECEIVER.on(path, Reaction.status(200)));
    String id =
        tenant
            .api()
            .with("traceparent", parent)
            .with("tracestate", TestTrace.STATE)
            .post("/events", TestEvents.order())
            .expect(202)
            .string("event_id");
    assertThatNoneIsTold(RECEIVER.await(path, 1).get(0));
    assertThat(tenant.api().get("/events/" + id).expect(200).json().isNull("trace_parent"))
        .isTrue();
  }
}
