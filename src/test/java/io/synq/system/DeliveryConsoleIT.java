package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A delivery's page: what went wrong, and what to do. */
class DeliveryConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor visitor(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  private static String page(JsonObject delivery) {
    return "/console/webhooks/delivery?id=" + delivery.getString("id");
  }

  private static int attempts(Visitor visitor) {
    return visitor.page().locator(".timeline li").count();
  }

  @Test
  void failingDeliveryIsUnderstoodAndRetriedToSuccess() {
    tenant.endpoint(RECEIVER.on("/flaky", Reaction.answer(500, "{\"error\":\"no stock\"}")));
    String payload = "{\"total\":149.990,\"note\":\"it's\"}";
    String event =
        tenant.api().post("/events", TestEvents.around(payload)).expect(202).string("event_id");
    JsonObject failing =
        tenant.delivery(
            event, Duration.ofSeconds(30), one -> one.getJsonArray("attempts").size() >= 4);
    try (Visitor visitor = visitor("member")) {
      visitor.go(page(failing));
      int seen = attempts(visitor);
      visitor.page().evaluate("window.same = true");
      visitor.sees("retrying");
      visitor.sees("answered 500 Internal Server Error: it failed on the event.");
      visitor.sees("next attempt in");
      assertThat(visitor.page().locator(".crumbs li").allInnerTexts())
          .containsExactly("Event log", "order.created", "Delivery");
      assertThat(visitor.page().locator("#response-body").textContent())
          .isEqualTo("{\n  \"error\": \"no stock\"\n}");
      assertThat(visitor.page().locator("#request-body").textContent())
          .contains("\"total\": 149.990");
      assertThat(visitor.page().locator("[data-key=sent] .header-list").textContent())
          .contains("Content-Typeapplication/json");
      assertThat(visitor.page().locator("[data-key=received] .header-list").textContent())
          .containsIgnoringCase("Content-Length");
      assertThat(visitor.page().locator("#curl").textContent())
          .startsWith("curl -g -i '" + RECEIVER.url("/flaky") + "'")
          .contains(
              "Synq-Signature: t=",
              "webhook-signature: v1,",
              "{\"total\":149.990,\"note\":\"it'\\''s\"}");
      visitor.findsNoBarrier();
      visitor.page().getByText("As a command").click();
      // The next may be half a minute away.
      Await.until(Duration.ofSeconds(60), () -> attempts(visitor) > seen);
      assertThat(visitor.page().locator("details[data-key=curl][open]").count())
          .as("what was opened stays open")
          .isEqualTo(1);
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
      RECEIVER.on("/flaky", Reaction.after(Duration.ofSeconds(2), Reaction.answer(200, "thanks")));
      visitor.press("Retry now");
      visitor.sees("It is attempted now.");
      visitor.page().evaluate("window.again = true");
      visitor.sees("answered 200 OK.");
      visitor.sees("by hand");
      assertThat(visitor.page().locator("#state-title").innerText()).contains("delivered");
      assertThat(visitor.page().evaluate("window.again")).isEqualTo(true);
      visitor.findsNoBarrier();
    }
  }

  @Test
  void whatComesBackBehindOthersOfItsKeyIsNotSaidToBeAttempted() {
    String url = RECEIVER.on("/ordered", Reaction.status(503, "Retry-After: 3600"));
    String endpoint = tenant.endpoint(url, "order.created").getString("id");
    tenant.api().patch("/endpoints/" + endpoint, "{\"ordering\":\"event_type\"}").expect(200);
    JsonObject first = tenant.delivery(tenant.post("order.created"), "retrying");
    tenant.api().post("/deliveries/" + first.getString("id") + "/cancel").expect(200);
    tenant.delivery(tenant.post("order.created"), "retrying");
    try (Visitor visitor = visitor("member")) {
      visitor.go(page(first));
      visitor.press("Retry now");
      visitor.sees("It goes in its turn: others of its key go first.");
      assertThat(visitor.page().getByText("It is attempted now.").count()).isZero();
    }
  }

  @Test
  void whatIsHeldIsExplainedAndCancelledAfterAsking() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/closing", Reaction.close()));
    String event = tenant.post("order.created");
    JsonObject delivery =
        tenant.delivery(event, Await.SOON, one -> !one.getJsonArray("attempts").isEmpty());
    tenant.api().post("/endpoints/" + endpoint.getString("id") + "/disable").expect(200);
    tenant.delivery(event, "held");
    try (Visitor visitor = visitor("member")) {
      visitor.go(page(delivery));
      visitor.sees("closed the connection before answering.");
      visitor.sees("Held: the endpoint is disabled.");
      assertThat(visitor.page().getByText("See the endpoint").getAttribute("href"))
          .endsWith(endpoint.getString("id"));
      visitor.follow("Cancel");
      visitor.sees("Cancel this delivery?");
      visitor.findsNoBarrier();
      visitor.press("Cancel the delivery");
      visitor.sees("The delivery is cancelled.");
      assertThat(tenant.deliveries(event).get(0).getString("state")).isEqualTo("cancelled");
      visitor.sees("enable it before you retry");
    }
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(page(delivery));
      visitor.sees("cancelled");
      assertThat(visitor.page().locator("#content input[type=submit]").count()).isZero();
    }
  }

  @Test
  void whatWaitsForItsKeySaysForWhichDelivery() {
    String endpoint =
        tenant.endpoint(RECEIVER.on("/ordered", Reaction.status(503))).getString("id");
    tenant.api().patch("/endpoints/" + endpoint, "{" + OrderedEvents.BY_ORDER + "}").expect(200);
    JsonObject head = tenant.delivery(tenant.post(OrderedEvents.of("order-7", 1)), "retrying");
    JsonObject behind = tenant.delivery(tenant.post(OrderedEvents.of("order-7", 2)), "pending");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(page(behind));
      visitor.sees("Waits for " + head.getString("id") + ", the first of its key.");
      visitor.findsNoBarrier();
      visitor.go("/console/webhooks/endpoint?id=" + endpoint);
      assertThat(visitor.page().locator("#blocked-keys tbody tr").allInnerTexts())
          .singleElement()
          .asString()
          .contains("order-7");
      assertThat(visitor.page().locator("#blocked-keys tbody a").getAttribute("href"))
          .endsWith("id=" + head.getString("id"));
      visitor.findsNoBarrier();
    }
  }

  @Test
  void eventIsShownAsItWasSentAndReplayedToOneEndpoint() {
    tenant.endpoint(RECEIVER.on("/one", Reaction.status(200)), "order.created");
    JsonObject other = tenant.endpoint(RECEIVER.on("/other", Reaction.status(200)), "x.y");
    String payload = "{ \"z\":1.50,\"a\":\"<b>\\u00e9</b>\"}";
    String event =
        tenant.api().post("/events", TestEvents.around(payload)).expect(202).string("event_id");
    tenant.delivery(event, "delivered");
    try (Visitor visitor = visitor("member")) {
      visitor.go("/console/webhooks/event?id=" + event);
      String body = tenant.api().get("/events/" + event + "/body").expect(200).text();
      assertThat(visitor.page().locator("#raw").textContent()).isEqualTo(body).contains(payload);
      assertThat(visitor.page().locator("#pretty").textContent())
          .contains("\n    \"z\": 1.50,\n    \"a\": \"<b>é</b>\"\n");
      visitor.findsNoBarrier();
      visitor.follow("Replay");
      visitor
          .page()
          .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
          .selectOption(other.getString("id"));
      visitor.findsNoBarrier();
      visitor.press("Deliver again");
      visitor.sees("The event is delivered again: 1 new delivery.");
      assertThat(RECEIVER.await("/other", 1).get(0).body()).isNotEmpty();
      visitor.sees(RECEIVER.url("/other"));
      assertThat(RECEIVER.at("/one")).hasSize(1);
    }
  }

  @Test
  void ofALargeBodyTheBeginningIsShownAndAllOfItOnRequest() {
    tenant.endpoint(RECEIVER.on("/large", Reaction.status(200)), "order.created");
    String payload = "{\"lines\":[" + "{\"sku\":\"A-1\",\"count\":1},".repeat(17_000) + "0]}";
    String event =
        tenant.api().post("/events", TestEvents.around(payload)).expect(202).string("event_id");
    String delivery = page(tenant.delivery(event, "delivered"));
    String body = tenant.api().get("/events/" + event + "/body").expect(200).text();
    try (Visitor visitor = visitor("viewer")) {
      for (String address : List.of(delivery, "/console/webhooks/event?id=" + event)) {
        visitor.go(address);
        visitor.sees("Only the beginning is shown.");
        assertThat(visitor.page().content().length()).as(address).isLessThan(700_000);
      }
      String download = visitor.page().getByText("Download").getAttribute("href");
      APIResponse file = visitor.page().request().get(download);
      assertThat(file.headers().get("content-disposition"))
          .isEqualTo("attachment; filename=\"" + event + ".json\"");
      assertThat(file.text()).isEqualTo(body);
      visitor.follow("Show all");
      visitor.sees("Exact bytes");
      assertThat(visitor.page().locator("#raw").textContent()).isEqualTo(body);
      assertThat(visitor.page().getByText("Only the beginning").count()).isZero();
      visitor.go(delivery);
      visitor.page().getByText("As a command").click();
      visitor.sees("--data-binary '@" + event + ".json'");
    }
  }

  @Test
  void longUrlIsWholeOnATelephoneToo() {
    String url = RECEIVER.on("/long", Reaction.status(200)) + "?for=" + "abcdefgh".repeat(30);
    String endpoint = tenant.endpoint(url, "order.created").getString("id");
    String event = tenant.post("order.created");
    JsonObject delivery =
        tenant.delivery(event, Await.SOON, one -> !one.getJsonArray("attempts").isEmpty());
    try (Visitor visitor = visitor("member")) {
      visitor.page().setViewportSize(390, 1000);
      for (String address :
          List.of(page(delivery), "/console/start", "/console/webhooks/recover?id=" + endpoint)) {
        visitor.go(address);
        var box = visitor.page().getByText(url).first().boundingBox();
        assertThat(box.x + box.width).as(address).isLessThanOrEqualTo(390);
        assertThat(visitor.overflow()).as(address).isZero();
        assertThat(visitor.page().locator("[data-copy='" + url + "']").first().isVisible())
            .as(address)
            .isTrue();
      }
    }
  }

  @Test
  void anotherTenantsThingsAreNotThere() {
    tenant.endpoint(RECEIVER.on("/own", Reaction.status(200)));
    String event = tenant.post("order.created");
    JsonObject delivery = tenant.delivery(event, "delivered");
    TestTenant.Person stranger = TestTenant.on(server).person("admin");
    try (Visitor visitor = Visitor.to(server).as(stranger)) {
      for (String path :
          List.of(
              page(delivery),
              "/console/webhooks/event?id=" + event,
              "/console/webhooks/event",
              "/console/webhooks/replay?id=rpl_1",
              "/console/live?topic=delivery&id=" + delivery.getString("id"),
              "/console/live?topic=odd")) {
        visitor.go(path);
        visitor.sees("This is not here");
        assertThat(visitor.page().locator("#menu").count()).as("the menu stays").isEqualTo(1);
      }
    }
  }
}
