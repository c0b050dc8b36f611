package io.synq.system;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What goes through the {@link Showcase}'s shop in three hours. */
record ShowcaseTraffic(TestTenant tenant, Receiver receiver) {
  private static final int EVENTS = 140;

  private static final Reaction[] DOWN = {
    Reaction.answer(
        500,
        "{\"error\":\"internal\",\"trace\":\"7c1f0b92\"}",
        "Content-Type: application/json",
        "Server: nginx"),
    // A connection that had been open before may have been closed meanwhile: one more is forgiven.
    Reaction.reset(),
    Reaction.reset(),
    Reaction.answer(502, "<h1>502 Bad Gateway</h1>", "Content-Type: text/html", "Server: nginx"),
    Reaction.answer(502, "<h1>502 Bad Gateway</h1>", "Content-Type: text/html", "Server: nginx"),
    Reaction.answer(
        503,
        "{\"error\":\"maintenance\",\"message\":\"The CRM is being upgraded. Try again in an hour.\"}",
        "Content-Type: application/json",
        "Server: nginx",
        "Retry-After: 3600"),
  };

  private static final Reaction COUNTING =
      Reaction.answer(503, "Stocktaking until 18:00", "Retry-After: 3600");

  /** The events of three hours; the CRM and the stock stand still in the last half of one. */
  void pass(Map<String, String> ids) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<JsonObject> before = new ArrayList<>();
    List<JsonObject> since = new ArrayList<>();
    for (int number = 0; number < EVENTS; number++) {
      Instant time =
          now.minusSeconds(40L + (EVENTS - number) * 76L).minusMillis(number * 7919L % 60_000);
      (time.isBefore(now.minus(Duration.ofMinutes(31))) ? before : since)
          .add(ShowcaseEvents.of(number, time));
    }
    tenant.post(before);
    int orders = (int) before.stream().filter(ShowcaseTraffic::isOrder).count();
    receiver.await(ShowcaseEndpoint.CRM.path(), orders);
    receiver.await(ShowcaseEndpoint.STOCK.path(), orders);
    tenant.delivery(tenant.post(ShowcaseEvents.of("product.created", 3, before(now))), "delivered");
    receiver.on(ShowcaseEndpoint.CRM.path(), DOWN);
    receiver.on(ShowcaseEndpoint.STOCK.path(), COUNTING);
    String first = traced(ShowcaseEvents.of("order.created", 117, before(now)));
    JsonObject retrying =
        Await.value(
            Duration.ofSeconds(60),
            () -> delivery(first, ids.get("CRM")),
            delivery -> !delivery.isNull("last_status") && delivery.getInt("last_status") == 503);
    ids.put("event", first);
    ids.put("delivery", retrying.getString("id"));
    List<String> posted = tenant.post(since);
    Await.until(
        Duration.ofSeconds(60),
        () ->
            posted.stream()
                .flatMap(id -> tenant.deliveries(id).stream())
                .filter(one -> one.isNull("waits_for"))
                .noneMatch(
                    one -> List.of("pending", "delivering").contains(one.getString("state"))));
    ids.put("waiting", among(posted, one -> !one.isNull("waits_for")));
    ids.put("transformed", among(posted, one -> isOf(one, ids.get("BOOKS"))));
    String reversed = tenant.post(ShowcaseEvents.of("refund.reversed", 118, before(now)));
    ids.put("unsent", tenant.delivery(reversed, "retrying").getString("id"));
  }

  private static boolean isOrder(JsonObject event) {
    return event.getString("event_type").startsWith("order.");
  }

  private String traced(JsonObject event) {
    return TestTrace.random()
        .in(tenant.api())
        .post("/events", event)
        .expect(202)
        .string("event_id");
  }

  private String among(List<String> events, Predicate<JsonObject> fits) {
    return events.stream()
        .flatMap(id -> tenant.deliveries(id).stream())
        .filter(fits)
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static boolean isOf(JsonObject delivery, String endpointId) {
    return delivery.getString("endpoint_id").equals(endpointId);
  }

  private static Instant before(Instant now) {
    return now.minus(Duration.ofMinutes(30));
  }

  private JsonObject delivery(String eventId, String endpointId) {
    return tenant.deliveries(eventId).stream()
        .filter(one -> isOf(one, endpointId))
        .findFirst()
        .orElse(null);
  }
}
