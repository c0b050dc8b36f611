package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Settings → Webhooks → Event Log. */
@Order(10)
class EventLogConsoleIT {
  private static final String LOG = "/console/webhooks/events";
  private static final Receiver RECEIVER = new Receiver();

  /** Of every visitor. */
  private static final ZoneId WHERE = ZoneId.of("Pacific/Auckland");

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor visitor(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  private static List<String> types(Visitor visitor) {
    return visitor.page().locator("table.log a.row-link").allInnerTexts();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void eachFilterFindsItsEvent() {
    JsonObject good = tenant.endpoint(RECEIVER.on("/good", Reaction.status(200)), "order.created");
    tenant.endpoint(
        RECEIVER.on("/bad", Reaction.status(503, "Retry-After: 3600")), "product.updated");
    String ann = TestEvents.id("ann");
    String acme = TestEvents.id("acme");
    JsonObject byAnn = TestEvents.with(TestEvents.of("order.created"), "user_id", ann);
    String order = tenant.post(TestEvents.with(byAnn, "org_id", acme));
    tenant.delivery(order, "delivered");
    String between = Instant.now().plusMillis(1).toString().substring(0, 23) + "Z";
    tenant.delivery(tenant.post("product.updated"), "retrying");
    Map<String, String> finding =
        Map.of(
            "event_type=order.created",
            "order.created",
            "user_id=" + ann,
            "order.created",
            "org_id=" + acme.toUpperCase(),
            "order.created",
            "endpoint_id=" + good.getString("id"),
            "order.created",
            "delivery_status=delivered",
            "order.created",
            "delivery_status=retrying",
            "product.updated",
            "q=" + encoded("\"ORDER.created\""),
            "order.created",
            "to=" + between,
            "order.created",
            "from=" + between,
            "product.updated");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      assertThat(types(visitor)).containsExactly("product.updated", "order.created");
      Locator time = visitor.page().locator("#log time").first();
      assertThat(time.innerText())
          .as("by the clock of the filters, wherever the browser is")
          .endsWith(time.getAttribute("datetime").substring(11, 19));
      assertThat(visitor.page().locator("table.log tbody tr").last().innerText())
          .contains(ann, "member", acme, "1 delivered");
      visitor.findsNoBarrier();
      finding.forEach(
          (query, type) -> {
            visitor.go(LOG + "?" + query);
            assertThat(types(visitor)).as(query).containsExactly(type);
          });
      visitor.go(LOG + "?from=" + between);
      byField(visitor);
      visitor.page().getByLabel("Event type").selectOption("product.updated");
      visitor.page().getByLabel("From, UTC").fill("");
      visitor.press("Apply");
      assertThat(visitor.at()).contains("event_type=product.updated");
      assertThat(types(visitor)).containsExactly("product.updated");
      visitor.page().getByLabel("Text or filter").fill("nowhere");
      visitor.press("Search");
      visitor.sees("Nothing matches");
      visitor.findsNoBarrier();
      visitor.follow("Clear filters");
      assertThat(types(visitor)).hasSize(2);
      assertThat(visitor.page().locator("input[name=event]").count())
          .as("a viewer replays nothing")
          .isZero();
      assertThat(visitor.page().locator("#content").innerText()).doesNotContain("Replay");
    }
  }

  @Test
  void whatCannotBeMeantIsSaidAtItsField() {
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG + "?from=yesterday&user_id=ann");
      assertThat(visitor.page().locator("#from-error").innerText())
          .isEqualTo("Write a time like 2024-12-04T15:32, in UTC.");
      assertThat(visitor.page().getByLabel("From, UTC").inputValue()).isEqualTo("yesterday");
      assertThat(visitor.page().locator("#user_id").inputValue()).isEqualTo("ann");
      visitor.findsNoBarrier();
      visitor.go(LOG + "?delivery_status=lost");
      assertThat(visitor.page().locator("#delivery_status-error").innerText())
          .contains("Must be one of pending");
      visitor.go(LOG + "?org_id=acme&user_id=key_1");
      assertThat(visitor.page().locator("#org_id-error").innerText()).isEqualTo("Must be a UUID.");
      assertThat(visitor.page().locator("#user_id").inputValue()).isEqualTo("key_1");
      visitor.go(LOG + "?user_id=" + "x".repeat(200));
      assertThat(visitor.page().locator("#user_id-error").innerText())
          .contains("control characters");
    }
  }

  @Test
  void oneClockGovernsTableAndFilter() {
    tenant.post("order.created");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      Locator shown = visitor.page().locator("table.log time").first();
      Instant accepted = Instant.parse(shown.getAttribute("datetime"));
      String utc = shown.innerText();
      visitor.press("UTC");
      assertThat(shown.innerText())
          .isEqualTo(SHORT.format(accepted.atZone(WHERE)))
          .isNotEqualTo(utc);
      assertThat(visitor.page().locator("table.log th[data-zone=local]").count()).isPositive();
      visitor.findsNoBarrier();
      // A browser leaves out seconds that are none.
      Instant before = accepted.minusSeconds(60).truncatedTo(ChronoUnit.MINUTES).plusSeconds(1);
      String typed =
          before.atZone(WHERE).toLocalDateTime().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      byField(visitor);
      visitor.page().getByLabel("From, local").fill(typed);
      visitor.press("Apply");
      assertThat(visitor.at()).contains("from=" + encoded(before.toString().replace("Z", "")));
      assertThat(types(visitor)).containsExactly("order.created");
      assertThat(visitor.page().getByLabel("From, local").inputValue()).isEqualTo(typed);
      visitor.press("Local");
      assertThat(visitor.page().getByLabel("From, UTC").inputValue())
          .isEqualTo(before.toString().replace("Z", ""));
      assertThat(shown.innerText()).isEqualTo(utc);
    }
  }

  @Test
  void oneFieldTakesTextAndFiltersWhichAreTakenAwayOneByOne() {
    String ann = TestEvents.id("ann");
    tenant.post(TestEvents.with(TestEvents.order(), "user_id", ann));
    tenant.post("product.created");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      visitor.page().getByLabel("Text or filter").fill("type:order.created ord_ user:" + ann);
      visitor.press("Search");
      assertThat(types(visitor)).containsExactly("order.created");
      assertThat(visitor.page().getByLabel("Text or filter").inputValue()).isEqualTo("ord_");
      assertThat(visitor.page().locator(".set-filters").innerText()).contains("order.created", ann);
      visitor.page().getByText("Follow as a stream").click();
      visitor.sees("--data-urlencode 'event_types=order.created'");
      visitor.sees("synq events tail -t 'order.created' -f 'user_id = \"" + ann + "\"'");
      visitor.sees("A stream knows nothing of these filters: text.");
      visitor.follow("15 min");
      assertThat(visitor.at()).contains("within=15m", "q=ord_", "user_id=" + ann);
      assertThat(types(visitor)).containsExactly("order.created");
      visitor.findsNoBarrier();
      visitor.follow("Remove the filter user");
      visitor.follow("Remove the filter type");
      assertThat(visitor.at()).isEqualTo(LOG + "?q=ord_&within=15m");
      visitor.page().getByLabel("Text or filter").fill("state:lost");
      visitor.press("Search");
      assertThat(visitor.page().locator("#delivery_status-error").innerText())
          .contains("Must be one of pending");
      visitor.go(LOG + "?within=1y");
      visitor.sees("There is no such stretch of time: 1y.");
    }
  }

  /** Of each body only the beginning is read, so that large ones cost the list nothing. */
  @Test
  void linesSayWhatTheirEventsAreAbout() {
    tenant.api().put("/event-types/parcel.lost", "{\"subject\":\"payload.to.name\"}").expect(201);
    String large = "x".repeat(400_000);
    post("parcel.lost", "{\"to\":{\"name\":\"Zo\u00eb & <b>\"},\"note\":\"" + large + "\"}");
    post("parcel.lost", "{\"note\":\"" + large + "\",\"to\":{\"name\":\"too late\"}}");
    post("inventory.adjusted", "{\"sku\":7}");
    post("parcel.found", "{\"to\":{\"name\":\"nobody asked\"}}");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      assertThat(visitor.page().locator("table.log .subject").allInnerTexts())
          .containsExactly("", "7", "", "Zo\u00eb & <b>");
    }
  }

  private void post(String type, String payload) {
    tenant.post(TestEvents.with(TestEvents.of(type), "payload", object(payload)));
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  @Test
  void lineOpensBesideTheListAndKeysWalkAlong() {
    String order = tenant.post("order.created");
    String product = tenant.post("product.created");
    try (Visitor visitor = visitor("member")) {
      visitor.go(LOG);
      visitor.page().locator("table.log .at").first().click();
      Locator panel = visitor.page().getByLabel("The chosen event");
      Await.until(Await.SOON, () -> panel.innerText().contains(product));
      assertThat(visitor.at()).isEqualTo(LOG);
      visitor.findsNoBarrier();
      visitor.page().keyboard().press("j");
      Await.until(Await.SOON, () -> panel.innerText().contains(order));
      assertThat(visitor.page().locator("tr[aria-current=true] a.row-link").innerText())
          .isEqualTo("order.created");
      visitor.page().keyboard().press("k");
      Await.until(Await.SOON, () -> panel.innerText().contains(product));
      visitor.page().getByLabel("Text or filter").press("j");
      assertThat(visitor.page().getByLabel("Text or filter").inputValue()).isEqualTo("j");
      visitor.page().locator("table.log a.row-link").first().focus();
      visitor.page().keyboard().press("Escape");
      assertThat(panel.count()).isZero();
      visitor.page().setViewportSize(1024, 800);
      Await.until(Await.SOON, () -> visitor.page().locator("body.panelled").count() == 0);
      visitor.page().locator("table.log .at").first().click(whateverIsThere());
      visitor.page().waitForURL(url -> url.endsWith(product));
    }
  }

  @Test
  void whatMattersIsOnTheScreenInEachWidth() {
    tenant.endpoint(RECEIVER.on("/width", Reaction.status(200)), "order.created");
    tenant.delivery(tenant.post("order.created"), "delivered");
    try (Visitor visitor = visitor("member")) {
      for (int width : new int[] {1600, 1024, 390}) {
        visitor.page().setViewportSize(width, 900);
        visitor.go(LOG);
        for (String part : List.of(".row-link", ".subject", ".ago", ".ended .state")) {
          var box = visitor.page().locator("table.log " + part).boundingBox();
          assertThat(box.x + box.width).as(part + " at " + width).isBetween(100.0, width + 0.5);
        }
        assertThat(visitor.scrolledTables()).as("at " + width).isEmpty();
        visitor.findsNoBarrier();
      }
    }
  }

  @Test
  void bodyFoldsAndItsValuesLeadToTheirEvents() {
    TestTrace trace = TestTrace.random();
    String id =
        trace.in(tenant.api()).post("/events", TestEvents.order()).expect(202).string("event_id");
    tenant.post("product.created");
    try (Visitor visitor = visitor("viewer")) {
      visitor.go("/console/webhooks/event?id=" + id);
      visitor.sees(trace.id());
      Locator body = visitor.page().locator("#pretty");
      String text = body.textContent();
      assertThat(body.innerText()).contains("ord_9f2a4c1e83b7");
      visitor.press("\"payload\", 1 line");
      assertThat(body.innerText()).doesNotContain("ord_9f2a4c1e83b7");
      assertThat(body.textContent()).as("what is copied").isEqualTo(text);
      visitor.findsNoBarrier();
      visitor.press("\"payload\", 1 line");
      visitor.follow("Filter the event log by \"ord_9f2a4c1e83b7\"");
      assertThat(visitor.at()).isEqualTo(LOG + "?q=%22ord_9f2a4c1e83b7%22");
      assertThat(types(visitor)).hasSize(2);
      visitor.go("/console/webhooks/event?id=" + id);
      visitor.follow("Filter the event log by \"order.created\"");
      assertThat(visitor.at()).isEqualTo(LOG + "?event_type=order.created");
    }
  }

  /** On the place: there the line's link is before what the line says. */
  private static Locator.ClickOptions whateverIsThere() {
    return new Locator.ClickOptions().setForce(true);
  }

  private static void byField(Visitor visitor) {
    visitor.page().getByText("Filter by field").click();
  }

  @Test
  void eventAppearsByItself() {
    try (Visitor visitor = visitor("admin")) {
      visitor.go(LOG);
      visitor.sees("No event yet");
      visitor.sees("curl -i " + server.url() + "/api/v1/events");
      visitor.findsNoBarrier();
      visitor.page().evaluate("window.same = true");
      Locator live = visitor.page().locator("[data-live-stream]");
      Await.until(Await.SOON, () -> live.innerText().equals("Live"));
      Locator replay = visitor.page().getByText("Replay all that match");
      assertThat(replay.count()).as("of nothing").isZero();
      tenant.post("order.created");
      Await.until(Await.SOON, () -> types(visitor).equals(List.of("order.created")));
      Await.until(Await.SOON, () -> replay.count() == 1);
      visitor.page().locator("input[name=event]").first().check();
      tenant.post("product.created");
      Await.until(
          Await.SOON, () -> types(visitor).equals(List.of("product.created", "order.created")));
      assertThat(visitor.page().locator("input[name=event]:checked").count())
          .as("what was ticked stays ticked")
          .isEqualTo(1);
      live.click();
      assertThat(live.innerText()).isEqualTo("Paused");
      tenant.post("inventory.adjusted");
      Await.throughout(Duration.ofSeconds(3), () -> types(visitor).size() == 2);
      live.click();
      Await.until(Await.SOON, () -> types(visitor).size() == 3);
      assertThat(visitor.page().evaluate("window.same"))
          .as("nothing was loaded anew")
          .isEqualTo(true);
    }
  }

  /** By what is counted it comes, by what is shown it goes. */
  @Test
  void filteredListHearsOfWhatItShowsHoweverOld() {
    String url = RECEIVER.on("/late", Reaction.status(503, "Retry-After: 3600"));
    String path = "/endpoints/" + tenant.endpoint(url, "a.old").getString("id");
    tenant.api().post(path + "/disable").expect(200);
    String old = tenant.post("a.old");
    String delivery = tenant.delivery(old, "held").getString("id");
    tenant.post(IntStream.range(0, 60).mapToObj(i -> TestEvents.of("a.new")).toList());
    try (Visitor visitor = visitor("member")) {
      visitor.go(LOG + "?delivery_status=retrying");
      visitor.sees("Nothing matches");
      visitor.page().evaluate("window.same = true");
      tenant.api().post(path + "/enable").expect(200);
      visitor.sees("1 retrying");
      tenant.api().post("/deliveries/" + delivery + "/cancel").expect(200);
      visitor.sees("Nothing matches");
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    }
  }

  @Test
  void refusedTimesAreCorrectedInTheClockOfThePage() {
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      visitor.press("UTC");
      visitor.go(LOG + "?from=2024-02-03T00:00:00&to=2024-02-01T00:00:00");
      visitor.sees("Nothing was searched");
      Locator to = visitor.page().getByLabel("To, local");
      assertThat(to.inputValue()).isEqualTo("2024-02-01T13:00");
      to.fill("2024-02-05T13:00:01");
      visitor.press("Apply");
      visitor.page().waitForURL(at -> at.contains("to=2024-02-05T00%3A00%3A01"));
      assertThat(visitor.at()).contains("from=2024-02-03T00%3A00%3A00");
      visitor.go(LOG + "?from=yesterday&to=2024-02-01T00:00:00");
      visitor.sees("Write a time like 2024-12-04T15:32, in UTC.");
      Locator from = visitor.page().getByLabel("From, UTC");
      assertThat(from.inputValue()).isEqualTo("yesterday");
      from.fill("2024-01-31 23:00");
      visitor.press("Apply");
      visitor.page().waitForURL(at -> at.contains("from=2024-01-31"));
      assertThat(visitor.page().locator("#from").inputValue()).isEqualTo("2024-02-01T12:00");
      assertThat(visitor.page().locator("#to").inputValue()).isEqualTo("2024-02-01T13:00");
    }
  }

  @Test
  void withoutScriptsTheSamePagesWorkByReload() {
    // No retry by itself comes before the one by hand.
    String url = RECEIVER.on("/plain", Reaction.status(503, "Retry-After: 3600"));
    tenant.endpoint(url, "order.created");
    String event = tenant.post("order.created");
    tenant.delivery(event, "retrying");
    TestTenant.Person person = tenant.person("member");
    try (Visitor visitor =
        Visitor.withoutScripts(server).signIn(person.name(), person.password())) {
      visitor.go(LOG);
      byField(visitor);
      visitor.page().getByLabel("Event type").selectOption("order.created");
      visitor.press("Apply");
      visitor.page().getByLabel("Text or filter").fill("state:retrying ord_9f2a");
      visitor.press("Search");
      assertThat(visitor.at())
          .contains("event_type=order.created", "delivery_status=retrying", "q=ord_9f2a");
      visitor.page().locator("table.log .subject").click(whateverIsThere());
      visitor.sees("ord_9f2a4c1e83b7");
      visitor.page().locator("#deliveries a.row-link").click();
      visitor.sees("503 Service Unavailable");
      RECEIVER.on("/plain", Reaction.answer(200, "thanks"));
      visitor.press("Retry now");
      visitor.sees("It is attempted now.");
      tenant.delivery(event, "delivered");
      visitor.page().reload();
      visitor.sees("answered 200 OK.");
      visitor.go(LOG);
      visitor.page().locator("input[name=event]").check();
      visitor.press("Replay selected");
      visitor.sees("Deliver this event again?");
      visitor.press("Deliver again");
      visitor.sees("The event is delivered again: 1 new delivery.");
    }
  }

  @Test
  void whatAFilterLeftOutIsNotSaidToHaveNoSubscriber() {
    String endpoint = tenant.endpoint(RECEIVER.on("/none", Reaction.status(200))).getString("id");
    tenant.api().patch("/endpoints/" + endpoint, "{\"filter\":\"false\"}").expect(200);
    String event = tenant.post("order.created");
    try (Visitor visitor = visitor("member")) {
      visitor.go(LOG);
      visitor.sees("nobody was told");
      visitor.go("/console/webhooks/event?id=" + event);
      visitor.sees("No endpoint took it when it came");
      visitor.sees("or their filters left it out.");
    }
  }

  @Test
  void pagesFollowEachOther() {
    tenant.post(IntStream.range(0, 60).mapToObj(i -> TestEvents.of("a.n" + i)).toList());
    try (Visitor visitor = visitor("viewer")) {
      visitor.go(LOG);
      assertThat(types(visitor)).hasSize(50);
      visitor.follow("Older");
      assertThat(types(visitor)).hasSize(10);
      assertThat(visitor.page().locator("[data-live-stream]").count())
          .as("what is old does not change")
          .isZero();
      assertThat(visitor.page().getByText("Older").count()).isZero();
      visitor.follow("Newer");
      assertThat(types(visitor)).hasSize(50);
    }
  }
}
