package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.trace.OtlpReceiver;
import io.synq.trace.ReceivedSpan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a collector gets, and what receivers are told of it. */
@Order(7)
@ResourceLock(Mortal.LOCK)
class SpansSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Mortal.running().server();
  private final OtlpReceiver collector = Mortal.running().collector();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestTrace trace = TestTrace.random();

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  private static String parentOf(ReceivedSpan span) {
    return "00-" + span.traceId() + "-" + span.id() + "-01";
  }

  @Test
  void eventIsFollowedFromItsProducerToItsReceiver() {
    String endpoint = tenant.endpoint(RECEIVER.on("/all", Reaction.status(200))).getString("id");
    JsonObject order = TestEvents.order();
    String id = trace.in(tenant.api()).post("/events", order).expect(202).string("event_id");
    String delivery = tenant.delivery(id, "delivered").getString("id");
    List<ReceivedSpan> spans = collector.await(trace.id(), 4);
    ReceivedSpan accept = named(spans, "accept");
    ReceivedSpan claim = named(spans, "claim");
    ReceivedSpan send = named(spans, "send");
    assertThat(accept.parent()).isEqualTo(trace.span());
    assertThat(claim.parent()).isEqualTo(accept.id());
    assertThat(claim.links()).isEmpty();
    assertThat(send.parent()).isEqualTo(claim.id());
    assertThat(named(spans, "record").parent()).isEqualTo(claim.id());
    assertThat(accept.attributes())
        .containsEntry("synq.tenant.id", tenant.id())
        .containsEntry("synq.event.id", id)
        .containsEntry("synq.event.type", "order.created")
        .containsEntry("synq.deliveries", "1");
    assertThat(send.attributes())
        .containsEntry("synq.endpoint.id", endpoint)
        .containsEntry("synq.delivery.id", delivery)
        .containsEntry("synq.attempt", "1")
        .containsEntry("http.response.status_code", "200");
    assertThat(send.ofResource()).containsEntry("service.name", "synq-events");
    assertThat(RECEIVER.await("/all", 1).get(0).header("traceparent")).isEqualTo(parentOf(send));
    assertThat(tenant.api().get("/events/" + id).expect(200).string("trace_parent"))
        .isEqualTo(parentOf(accept));
  }

  @Test
  void eventWithoutATraceBeginsOne() {
    tenant.endpoint(RECEIVER.on("/new", Reaction.status(200)));
    String id = tenant.post("order.created");
    String parent = tenant.api().get("/events/" + id).expect(200).string("trace_parent");
    List<ReceivedSpan> spans = collector.await(parent.substring(3, 35), 4);
    assertThat(named(spans, "accept").parent()).isEmpty();
  }

  @Test
  void whatIsRefusedHasASpanThatSaysSo() {
    String id = tenant.post("order.created");
    JsonObject other =
        Json.createObjectBuilder(TestEvents.order()).add("event_id", id).add("role", "x").build();
    trace.in(tenant.api()).post("/events", other).expectProblem(409);
    assertThat(collector.await(trace.id(), 1).get(0).attributes())
        .containsEntry("error.type", "urn:synq:problem:event-id-taken");
  }

  @Test
  void messageBringsItsTrace() {
    JmsApplication application = Mortal.running().producers();
    tenant.endpoint(RECEIVER.on("/message", Reaction.status(200)));
    application.sendTraced(tenant.key(), trace.parent(), TestEvents.order().toString());
    assertThat(RECEIVER.await("/message", 1).get(0).header("traceparent"))
        .startsWith("00-" + trace.id());
    assertThat(named(collector.await(trace.id(), 4), "accept").parent()).isEqualTo(trace.span());
    application.sendTraced(tenant.key(), trace.parent(), "{");
    String problem = application.rejected().header("X-Jms-SynqProblem");
    assertThat(Json.createReader(new StringReader(problem)).readObject().getString("trace_id"))
        .isEqualTo(trace.id());
    application.sendTraced(tenant.key(), "nonsense", TestEvents.order().toString());
    RECEIVER.await("/message", 2);
  }
}
