package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page that people see first. */
class OverviewConsoleIT {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void deliveriesAreCountedAndDrawn() {
    TestTenant.Person person = tenant.person("member");
    try (Receiver receiver = new Receiver();
        Visitor visitor = Visitor.with(server, 1600, ColorScheme.DARK).as(person)) {
      visitor.go("/console/overview");
      visitor.sees("Start with a first event");
      visitor.findsNoBarrier();
      JsonObject oldest = tenant.endpoint(receiver.on("/a", Reaction.status(200)));
      String event = tenant.post("order.created");
      tenant.delivery(event, "delivered");
      // Events, deliveries and attempts are written to the counts by turns.
      Await.value(
          Servers.COUNTED,
          () -> {
            visitor.go("/console/overview");
            return visitor.page().locator("canvas[data-chart]").count();
          },
          charts -> charts == 4);
      assertThat(visitor.page().locator(".figure").allInnerTexts())
          .satisfies(
              figures -> {
                assertThat(figures.get(0))
                    .contains("Attempts answered 2xx, last hour", "100 %", "of 1 attempts");
                assertThat(figures.get(1)).contains("Failed for good, last hour", "0\n");
                assertThat(figures.get(4)).contains("Events", "1\n");
                assertThat(figures.get(5)).contains("Delivered", "1\n");
              });
      visitor.findsNoBarrier();
      visitor.follow("30 days");
      visitor.sees("accepted in 30 days");
      Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7200);
      visitor.go("/console/overview?period=" + before + "/" + before.plusSeconds(3600));
      assertThat(events(visitor)).contains("Events\n0\n");
      assertThat(visitor.page().locator(".figure").first().innerText()).contains("100 %");
      looksAtMinutes(visitor);
      looksAtOtherTimes(visitor);
      visitor.go("/console/overview");
      // The oldest fails; none of the younger ones keeps it from being seen.
      String failing =
          tenant.endpoint(receiver.on("/b", Reaction.status(500)), "a.b").getString("url");
      for (int i = 0; i < 201; i++) {
        tenant.endpoint("https://example.com/" + i, "never.sent");
      }
      tenant.post(IntStream.range(0, 6).mapToObj(i -> TestEvents.of("a.b")).toList());
      Await.value(
          Servers.COUNTED,
          () -> {
            visitor.go("/console/overview");
            return visitor.page().locator(".ailing").allInnerTexts();
          },
          ailing -> ailing.toString().contains("in a row failed"));
      assertThat(visitor.page().locator(".ailing").innerText())
          .contains(failing, "failing", "since");
      assertThat(visitor.page().locator(".figures").innerText()).contains("1 needs attention");
      assertThat(visitor.page().locator("tbody tr").last().innerText()).contains("example.com");
      visitor.findsNoBarrier();
      // What is drawn is counted, and counts are written every few seconds.
      Await.value(
          Servers.COUNTED,
          () -> {
            visitor.go("/console/webhooks");
            return visitor.page().locator(".spark-bad").first().getAttribute("d");
          },
          drawn -> drawn.startsWith("M"));
      assertThat(visitor.page().locator("tbody tr").first().innerText())
          .contains(failing, "failing");
      visitor.go("/console/webhooks/events");
      assertThat(visitor.page().locator("#endpoint_id option").allTextContents().get(1))
          .isEqualTo(failing + " · failing");
      assertThat(visitor.page().locator("#endpoint_id-help").textContent())
          .startsWith("These are 200 of 203, the worst first.");
      knowsTheOneThatIsNotListed(visitor, event, oldest);
    }
  }

  private static void knowsTheOneThatIsNotListed(
      Visitor visitor, String event, JsonObject endpoint) {
    String id = endpoint.getString("id");
    String page = "/console/webhooks/event?id=" + event;
    visitor.go(page);
    assertThat(visitor.page().locator("#deliveries tbody a").innerText())
        .isEqualTo(endpoint.getString("url"));
    visitor.go(page + "&ask=replay&endpoint_id=" + id);
    assertThat(visitor.page().getByLabel("To", exact()).inputValue()).isEqualTo(id);
    visitor.findsNoBarrier();
    visitor.go("/console/webhooks/replay-new?endpoint_id=" + id);
    assertThat(visitor.page().getByLabel(endpoint.getString("url"), exact()).isChecked()).isTrue();
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static String events(Visitor visitor) {
    return visitor
        .page()
        .locator(".figure", new Page.LocatorOptions().setHasText("accepted in"))
        .innerText();
  }

  /** The last hour renews itself; a part of it is cut out of a chart, and opened in the log. */
  private void looksAtMinutes(Visitor visitor) {
    visitor.follow("1 hour");
    visitor.sees("accepted in 1 hour");
    visitor.page().evaluate("window.same = true");
    tenant.post("order.created");
    Await.until(Servers.COUNTED, () -> events(visitor).contains("Events\n2\n"));
    assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    visitor.findsNoBarrier();
    press(visitor, 0.5, 0.99);
    visitor.page().waitForURL(url -> url.contains("%2F"));
    visitor.sees("accepted in this time");
    assertThat(events(visitor)).contains("Events\n2\n");
    visitor.page().locator("[data-clock-toggle]").click();
    assertThat(visitor.page().locator(".segments a").last().innerText())
        .as("in the time of the browser, which is Auckland's")
        .contains(" to ")
        .isNotEqualTo(visitor.page().locator(".segments time").first().getAttribute("title"));
    assertThat(visitor.page().locator(".chart-table th[data-zone=local]").count()).isEqualTo(4);
    visitor.page().locator("[data-clock-toggle]").click();
    visitor.page().getByText("As a table").first().click();
    Locator row = visitor.page().locator(".chart-table[open] tbody th a").first();
    assertThat(row.getAttribute("href")).contains("/webhooks/events?from=", "&to=");
    press(visitor, 0.9, 0.9);
    visitor.page().waitForURL(url -> url.contains("/webhooks/events?from="));
    assertThat(visitor.page().locator("#from").inputValue()).isNotEmpty();
    assertThat(visitor.page().locator("#log tbody tr").count()).isLessThanOrEqualTo(1);
  }

  /** As a drag shows them, by the keyboard; what cannot be meant is said. */
  private static void looksAtOtherTimes(Visitor visitor) {
    visitor.go("/console/overview?period=30d");
    press(visitor, 0.9, 0);
    visitor.page().waitForURL(url -> url.contains("%2F"));
    visitor.sees("accepted in this time");
    visitor.go("/console/overview");
    visitor.press("UTC");
    visitor.page().getByText("Other time").focus();
    visitor.page().keyboard().press("Enter");
    visitor.findsNoBarrier();
    // What browsers do not shorten.
    Instant before = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(3 * 3600 - 1);
    visitor.page().getByLabel("From, local").fill(local(before));
    visitor.page().getByLabel("To, local").fill(local(before.plusSeconds(3600)));
    visitor.page().keyboard().press("Enter");
    visitor.page().waitForURL(url -> url.contains("from="));
    visitor.sees("accepted in this time");
    assertThat(events(visitor)).contains("Events\n0\n");
    assertThat(visitor.at()).contains("from=" + UTC.format(before).replace(":", "%3A"));
    visitor.press("Local");
    visitor.page().getByText("Other time").click();
    visitor.page().getByLabel("From, UTC").fill("2024-01-01T00:00:01");
    visitor.press("Show");
    visitor.sees("These are the last 24 hours: see what is marked below.");
    visitor.sees("Must be before the end, within the last 30 days.");
    visitor.findsNoBarrier();
    visitor.follow("1 hour");
    visitor.sees("accepted in 1 hour");
    assertThat(visitor.at()).isEqualTo("/console/overview?period=1h");
  }

  private static String local(Instant time) {
    return UTC.withZone(ZoneId.of("Pacific/Auckland")).format(time);
  }

  /** On the first chart, from here to there of its width. */
  private static void press(Visitor visitor, double from, double to) {
    Locator chart = visitor.page().locator("canvas[data-chart]").first();
    chart.scrollIntoViewIfNeeded();
    BoundingBox box = chart.boundingBox();
    double y = box.y + box.height / 2;
    visitor.page().mouse().move(box.x + box.width * from, y);
    visitor.page().mouse().down();
    visitor.page().mouse().move(box.x + box.width * to, y);
    visitor.page().mouse().up();
  }
}
