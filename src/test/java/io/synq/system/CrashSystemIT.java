package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Status;
import io.synq.Conformance;
import io.synq.trace.OtlpReceiver;
import io.synq.trace.ReceivedSpan;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The process is killed, or runs out of memory, while events come in by REST and by JMS and go out,
 * and in the middle of a replay: nothing that was accepted is lost.
 */
@Conformance
@Order(1)
@ResourceLock(Mortal.LOCK)
class CrashSystemIT {
  private static final int BEFORE = 200;
  private static final int REPLAYED = 3_000;

  /** What a job has open at once; only of these the answer can be lost. */
  private static final int IN_FLIGHT = 64;

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Receiver RECEIVER = new Receiver();

  private static SynqServer server;
  private static JmsApplication application;
  private static TestTenant tenant;
  private static String endpointId;
  private static RestProducers rest;
  private static JmsProducers jms;
  private static TestTenant replaying;
  private static JsonObject job;
  private static int onTheWireBefore;
  private static TestTenant traced;
  private static String tracedId;
  private static int attemptsBefore;
  private static PlainVisitor operator;

  private static final Set<String> TO_REPLAY = new HashSet<>();
  private static final TestTrace TRACE = TestTrace.random();

  @BeforeAll
  static void killInTheMidstOfIt() {
    server = Mortal.running().server();
    application = Mortal.running().producers();
    operator = PlainVisitor.to(server);
    operator.signIn("operator", SynqServer.PASSWORD).expect(302);
    traced = TestTenant.on(server);
    JsonObject failing = traced.endpoint(RECEIVER.on("/traced", Reaction.status(500)));
    String soon = "{\"retry\":{\"first_wait_seconds\":1,\"longest_wait_seconds\":5}}";
    traced.api().patch("/endpoints/" + failing.getString("id"), soon).expect(200);
    Answer accepted = TRACE.in(traced.api()).post("/events", TestEvents.order()).expect(202);
    tracedId = accepted.string("event_id");
    Mortal.running().collector().await(TRACE.id(), 4);
    replaying = TestTenant.on(server);
    for (int i = 0; i < REPLAYED / 500; i++) {
      TO_REPLAY.addAll(
          replaying.post(IntStream.range(0, 500).mapToObj(n -> TestEvents.order()).toList()));
    }
    replaying.endpoint(RECEIVER.on("/replay", Reaction.status(200)));
    tenant = TestTenant.on(server);
    // Slow enough that there is always something under way.
    Reaction slow = Reaction.after(Duration.ofMillis(200), Reaction.status(200));
    endpointId = tenant.endpoint(RECEIVER.on("/rest", slow)).getString("id");
    TestTenant sending = TestTenant.on(server);
    sending.endpoint(RECEIVER.on("/jms", Reaction.status(200)));

    TestTenant waiting = TestTenant.on(server);
    waiting.endpoint(RECEIVER.on("/wire", Reaction.hang()));

    rest = new RestProducers(tenant, 8, Duration.ofMillis(10));
    jms = new JmsProducers(application, sending, 2);
    Await.until(LIMIT, () -> rest.accepted().size() > BEFORE && jms.committed().size() > BEFORE);
    Await.until(LIMIT, () -> RECEIVER.at("/jms").size() > JmsProducers.GROUP);
    String body = ReplayJobsSystemIT.request("missing", "");
    job = replaying.api().post("/replays", body).expect(202).json();
    RECEIVER.await("/replay", REPLAYED / 4, LIMIT);
    waiting.post(List.of(TestEvents.order()));
    RECEIVER.await("/wire", 1, LIMIT);
    // The one way is tried in the one run, the other in the other.
    if (Postgres.inUse()) {
      server.fillHeap();
    } else {
      server.kill();
    }
    if (Broker.inUse()) {
      jms.stop();
    }
    rest.join();
    jms.join();
    onTheWireBefore = RECEIVER.at("/wire").size();
    RECEIVER.on("/wire", Reaction.status(200));
    attemptsBefore = RECEIVER.at("/traced").size();
    RECEIVER.on("/traced", Reaction.status(200));
    assertThat(rest.unanswered()).isNotEmpty();
    assertThat(rest.refused()).isEmpty();
    assertThat(RECEIVER.at("/replay")).as("in the middle").hasSizeLessThan(REPLAYED * 3 / 4);
    // Embedded messaging goes with its server; a broker takes whatever is sent meanwhile.
    assertThat(jms.unsure().isEmpty()).isEqualTo(Broker.inUse());
    server.restart();
  }

  @AfterAll
  static void close() {
    // Had it failed before the kill, they would go on.
    rest.stop();
    jms.stop();
    RECEIVER.close();
  }

  @Test
  void whatWasAcceptedBeforeTheKillIsDeliveredAfterIt() {
    Await.until(LIMIT, () -> received().containsAll(rest.accepted()));
    // What was on the wire at the kill was not recorded, and goes out again.
    RECEIVER.await("/wire", onTheWireBefore + 1, LIMIT);
    assertThat(rest.posted()).containsAll(received());
    wholeOrAbsent();
    // Whoever got no answer posts again, and nothing happens twice.
    for (String id : rest.unanswered()) {
      assertThat(tenant.api().post("/events", RestProducers.event(id)).status()).isIn(200, 202);
    }
    Await.until(LIMIT, () -> received().equals(rest.posted()));
  }

  /** What is stored is complete and has its delivery; what is not stored has nothing. */
  private static void wholeOrAbsent() {
    Set<String> stored = new HashSet<>(rest.accepted());
    for (String id : rest.unanswered()) {
      Answer body = tenant.api().get("/events/" + id + "/body");
      if (body.status() != 404) {
        assertThat(payloadId(body.expect(200).json())).isEqualTo(id);
        stored.add(id);
      }
    }
    assertThat(RECEIVER.at("/rest"))
        .allSatisfy(one -> assertThat(payloadId(one.json())).isEqualTo(one.eventId()));
    Await.until(LIMIT, () -> delivered().equals(stored));
  }

  private static String payloadId(JsonObject body) {
    return body.getJsonObject("payload").getString("id");
  }

  private static Set<String> delivered() {
    Set<String> ids = new HashSet<>();
    String path = "/endpoints/" + endpointId + "/deliveries?status=delivered&limit=200";
    String cursor = "";
    do {
      Answer page = tenant.api().get(path + cursor).expect(200);
      page.data().forEach(delivery -> ids.add(delivery.getString("event_id")));
      cursor = page.json().isNull("next_cursor") ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    return ids;
  }

  private static Set<String> received() {
    return RECEIVER.at("/rest").stream().map(Received::eventId).collect(Collectors.toSet());
  }

  @Test
  void whatWasCommittedToTheQueueIsStoredOnce() {
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    Await.until(
        LIMIT, () -> JmsProducers.received(RECEIVER, "/jms").keySet().containsAll(jms.committed()));
    assertThat(application.count(JmsApplication.REJECTED)).isZero();
    var received = JmsProducers.received(RECEIVER, "/jms");
    // Each message was one event, though none had an event_id, and some came twice from the queue.
    assertThat(received.values()).allMatch(ids -> ids.size() == 1);
    Set<String> sent = new HashSet<>(jms.committed());
    sent.addAll(jms.unsure());
    assertThat(sent).containsAll(received.keySet());
  }

  @Test
  void whoWasSignedInStillIsAndNothingIsMadeAnew() {
    assertThat(operator.isSignedIn()).isTrue();
    assertThat(server.output()).contains("CWWKF0011I").doesNotContain("first start");
  }

  @Test
  void traceGoesOnAndIsLinkedToByAReplay() {
    ReceivedSpan accept = span("accept");
    String link = TRACE.id() + "-" + accept.id();
    assertThat(span("send").span().getStatus().getCode())
        .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    traced.delivery(tracedId, LIMIT, one -> one.getString("state").equals("delivered"));
    Received retried = RECEIVER.at("/traced").get(attemptsBefore);
    ReceivedSpan send = span(one -> one.isNamedBy(retried.header("traceparent")));
    ReceivedSpan claim = span(one -> one.id().equals(send.parent()));
    assertThat(send.traceId()).isEqualTo(TRACE.id());
    assertThat(claim.parent()).isEqualTo(accept.id());
    assertThat(claim.links()).containsExactly(link);

    int before = RECEIVER.at("/traced").size();
    traced.api().post("/events/" + tracedId + "/replay").expect(202);
    Received replayed = RECEIVER.await("/traced", before + 1, LIMIT).get(before);
    ReceivedSpan again = span(one -> one.isNamedBy(replayed.header("traceparent")));
    assertThat(again.traceId()).isNotEqualTo(TRACE.id());
    ReceivedSpan root = span(one -> one.id().equals(again.parent()));
    assertThat(root.name()).isEqualTo("claim");
    assertThat(root.parent()).isEmpty();
    assertThat(root.links()).containsExactly(link);
  }

  /** The first of this name in the trace. */
  private static ReceivedSpan span(String name) {
    return span(one -> one.traceId().equals(TRACE.id()) && one.name().equals(name));
  }

  private static ReceivedSpan span(Predicate<ReceivedSpan> meant) {
    OtlpReceiver collector = Mortal.running().collector();
    return collector.await(1, meant).get(0);
  }

  @Test
  void replayGoesOnWithoutRepeats() {
    JsonObject done =
        Await.value(
            LIMIT,
            () -> replaying.api().get("/replays/" + job.getString("id")).expect(200).json(),
            replay -> replay.getString("state").equals("completed"));
    assertThat(done.getInt("done")).isEqualTo(REPLAYED);
    assertThat(done.getInt("total")).isEqualTo(REPLAYED);
    List<Received> requests = RECEIVER.at("/replay");
    assertThat(requests).extracting(Received::eventId).containsAll(TO_REPLAY);
    assertThat(requests.stream().map(request -> request.header("Synq-Delivery")).distinct().count())
        .as("deliveries")
        .isEqualTo(REPLAYED);
    assertThat(requests.size() - REPLAYED).as("repeats").isBetween(0, IN_FLIGHT);
  }
}
