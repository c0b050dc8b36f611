package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Deliveries and events have their time; here it is short. */
@Order(9)
class ExpirySystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.hasty());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void undeliveredEventFailsAtItsLimitAndCanBeReplayed() {
    // One failure, and a wait that would end after the limit.
    Reaction busy = Reaction.status(503, "Retry-After: 3600");
    tenant.endpoint(RECEIVER.on("/expires", busy, Reaction.status(200)));
    String eventId = tenant.post("order.created");
    JsonObject failed =
        tenant.delivery(eventId, LIMIT, one -> one.getString("state").equals("failed"));
    Instant created = Instant.parse(failed.getString("created_at"));
    Instant expires = Instant.parse(failed.getString("expires_at"));
    Instant finished = Instant.parse(failed.getString("finished_at"));
    assertThat(Duration.between(created, expires)).isEqualTo(Duration.ofSeconds(6));
    assertThat(Duration.between(expires, finished)).isBetween(Duration.ZERO, LIMIT);
    assertThat(failed.getString("last_error")).isNotBlank();
    assertThat(RECEIVER.at("/expires")).hasSize(1);
    tenant.api().post("/events/" + eventId + "/replay").expect(202);
    List<Received> requests = RECEIVER.await("/expires", 2);
    assertThat(requests.get(1).eventId()).isEqualTo(eventId);
    assertThat(requests.get(1).body()).isEqualTo(requests.get(0).body());
  }

  @Test
  void heldDeliveryFailsAtItsLimitToo() {
    String id = tenant.endpoint(RECEIVER.on("/asleep", Reaction.status(200))).getString("id");
    tenant.api().post("/endpoints/" + id + "/disable").expect(200);
    String eventId = tenant.post("order.created");
    tenant.delivery(eventId, LIMIT, one -> one.getString("state").equals("failed"));
    assertThat(RECEIVER.at("/asleep")).isEmpty();
  }

  @Test
  void limitOfTheEndpointsOwnHoldsForWhatIsHeldToo() {
    String id = tenant.endpoint(RECEIVER.on("/short", Reaction.status(200))).getString("id");
    tenant.api().post("/endpoints/" + id + "/disable").expect(200);
    String path = "/endpoints/" + id;
    // Tried again where it took as long as the server's own limit.
    Duration age =
        Await.value(
            Servers.PURGED,
            () -> {
              tenant.api().patch(path, "{\"retry\":null}").expect(200);
              String eventId = tenant.post("order.created");
              tenant.api().patch(path, "{\"retry\":{\"limit_seconds\":1}}").expect(200);
              return age(
                  tenant.delivery(eventId, LIMIT, one -> one.getString("state").equals("failed")));
            },
            one -> one.compareTo(Duration.ofSeconds(5)) < 0);
    assertThat(age).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  private static Duration age(JsonObject delivery) {
    return Duration.between(
        Instant.parse(delivery.getString("created_at")),
        Instant.parse(delivery.getString("finished_at")));
  }

  @Test
  void oldEventIsGoneWithItsDeliveriesAndAttempts() {
    tenant.endpoint(RECEIVER.on("/old", Reaction.status(200)), "old.one");
    String eventId = tenant.post("old.one");
    String delivery = tenant.delivery(eventId, "delivered").getString("id");
    Await.until(Servers.PURGED, () -> tenant.api().get("/events/" + eventId).status() == 404);
    tenant.api().get("/events/" + eventId).expectProblem(404);
    tenant.api().get("/events/" + eventId + "/body").expectProblem(404);
    tenant.api().get("/events/" + eventId + "/deliveries").expectProblem(404);
    tenant.api().get("/deliveries/" + delivery).expectProblem(404);
    tenant.api().post("/events/" + eventId + "/replay").expectProblem(404);
    assertThat(tenant.api().get("/events?event_type=old.one").data()).isEmpty();
  }

  /** Whoever went on would miss what was deleted, and not know. */
  @Test
  void positionBeforeADeletedEventIsRefusedAndOneAfterItIsNot() {
    String start = tenant.api().get("/events?after=start").expect(200).string("next_cursor");
    String eventId = tenant.post("old.one");
    String before = "/events?after=" + start;
    Await.until(LIMIT, () -> !tenant.api().get(before).expect(200).data().isEmpty());
    String end = tenant.api().get(before).expect(200).string("next_cursor");
    Await.until(Servers.PURGED, () -> tenant.api().get("/events/" + eventId).status() == 404);
    Answer refused = tenant.api().get(before).expectProblem(410, "position-expired");
    assertThat(refused.string("detail")).contains("after=start");
    String stream = "/events/stream?after=";
    tenant.api().get(stream + start).expectProblem(410, "position-expired");
    Api again = tenant.api().with("Last-Event-ID", start);
    again.get("/events/stream").expectProblem(410, "position-expired");
    assertThat(tenant.api().get("/events?after=" + end).expect(200).data()).isEmpty();
    assertThat(tenant.api().get("/events?after=start").expect(200).data()).isEmpty();
    for (String good : List.of(end, "start")) {
      Answer head = tenant.api().send("HEAD", "/api/v1" + stream + good, "", new byte[0]);
      assertThat(head.status()).isEqualTo(200);
    }
  }
}
