package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.JsonObject;
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
import org.junit.jupiter.api.Test;

/** Settings → Webhooks → Event Log. */
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
    TestTenant.Person person = tenant.person(role);
    Visitor visitor = Visitor.to(server).signIn(person.name(), person.password());
    visitor.sees("Overview");
    return visitor;
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
      visitor.page().getByLabel("Event type").selectOption("product.updated");
      visitor.page().getByLabel("From, UTC").fill("");
      visitor.press("Search");
      assertThat(visitor.at()).contains("event_type=product.updated");
      assertThat(types(visitor)).containsExactly("product.updated");
      visitor.page().getByLabel("Text in the body").fill("nowhere");
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
      assertThat(visitor.page().getByLabel("User").inputValue()).isEqualTo("ann");
      visitor.findsNoBarrier();
      visitor.go(LOG + "?delivery_status=lost");
      assertThat(visitor.page().locator("#delivery_status-error").innerText())
          .contains("Must be one of pending");
      visitor.go(LOG + "?org_id=acme&user_id=key_1");
      assertThat(visitor.page().locator("#org_id-error").innerText()).isEqualTo("Must be a UUID.");
      assertThat(visitor.page().getByLabel("User").inputValue()).isEqualTo("key_1");
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
      Instant before = accepted.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
      String typed =
          before.atZone(WHERE).toLocalDateTime().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      visitor.page().getByLabel("From, local").fill(typed);
      visitor.press("Search");
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
  void eventAppearsByItself() {
    try (Visitor visitor = visitor("admin")) {
      visitor.go(LOG);
      visitor.sees("No event yet");
      visitor.sees("curl -i " + server.url() + "/api/v1/events");
      visitor.findsNoBarrier();
      visitor.page().evaluate("window.same = true");
      Locator live = visitor.page().locator("[data-live-stream]");
      Await.until(Await.SOON, () -> live.innerText().equals("Live"));
      tenant.post("order.created");
      Await.until(Await.SOON, () -> types(visitor).equals(List.of("order.created")));
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
      visitor.page().getByLabel("Event type").selectOption("order.created");
      visitor.press("Search");
      visitor.follow("order.created");
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
