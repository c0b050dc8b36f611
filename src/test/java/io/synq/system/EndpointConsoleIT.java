package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An endpoint's page, and what is done from there. */
class EndpointConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor signedIn(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  private static String page(JsonObject endpoint) {
    return "/console/webhooks/endpoint?id=" + endpoint.getString("id");
  }

  private static String tab(JsonObject endpoint, String tab) {
    return page(endpoint) + "&tab=" + tab;
  }

  @Test
  void failingEndpointIsSeenRepairedAndRecovered() {
    String url = RECEIVER.on("/gone", Reaction.status(410), Reaction.status(200));
    JsonObject endpoint = tenant.endpoint(url, "order.*");
    String failed = tenant.post("order.created");
    tenant.delivery(failed, "failed");
    String path = "/endpoints/" + endpoint.getString("id");
    Await.until(Await.SOON, () -> tenant.api().get(path).string("state").equals("disabled"));
    String held = tenant.post("order.updated");
    tenant.delivery(held, "held");
    try (Visitor visitor = signedIn("member")) {
      visitor.go("/console/webhooks");
      assertThat(visitor.page().locator("tbody .state-held").innerText())
          .isEqualTo("disabled: gone · held");
      visitor.findsNoBarrier();
      visitor.follow(url);
      visitor.sees("Disabled by the server: the endpoint answered 410");
      visitor.follow("Deliveries");
      visitor.follow("Held");
      Await.until(Await.SOON, () -> visitor.page().locator("#deliveries tbody tr").count() == 1);
      visitor.sees("order.updated");
      visitor.findsNoBarrier();
      visitor.press("Send ping");
      visitor.sees("The endpoint answered 200.");
      visitor.press("Enable");
      visitor.sees("Enabled. What was held goes out now.");
      tenant.delivery(held, "delivered");
      Await.until(
          Await.SOON,
          () -> {
            visitor.go(page(endpoint));
            return visitor.page().locator(".address .state-degraded").count() == 1
                && visitor.page().getByText("Recover failed deliveries").count() == 1;
          });
      visitor.sees("1 delivery failed for good in this hour and the 24 before.");
      assertThat(visitor.page().locator("canvas[data-chart]").count()).isEqualTo(4);
      visitor.follow("Recover failed deliveries");
      visitor.go(visitor.at() + "&from=yesterday");
      visitor.sees("Must be a time like");
      visitor.page().getByLabel("or since a moment").fill("");
      visitor.press("Count");
      visitor.sees("1 failed delivery to recover.");
      visitor.findsNoBarrier();
      visitor.press("UTC");
      visitor.page().getByLabel("or since a moment, local").fill("2024-02-01T21:00:01");
      visitor.press("Count");
      visitor.page().waitForURL(at -> at.contains("from=2024-02-01T08%3A00%3A01"));
      visitor.sees("1 failed delivery to recover.");
      visitor.press("Local");
      assertThat(visitor.page().getByLabel("or since a moment, UTC").inputValue())
          .isEqualTo("2024-02-01T08:00:01");
      visitor.press("Recover all");
      Await.until(Await.SOON, () -> visitor.at().startsWith("/console/webhooks/replay?id=rpl_"));
      Await.until(Await.SOON, () -> times(failed) == 2);
      assertThat(times(held)).isEqualTo(1);
      visitor.go(tab(endpoint, "deliveries"));
      visitor.page().evaluate("window.same = true");
      String late = tenant.post("order.created");
      visitor.sees(late.substring(late.length() - 8));
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    }
  }

  @Test
  void deliveriesAreShownThatNoAttemptWasMadeOf() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/off", Reaction.status(200)), "order.*");
    tenant.api().post("/endpoints/" + endpoint.getString("id") + "/disable").expect(200);
    try (Visitor visitor = signedIn("member")) {
      visitor.go(tab(endpoint, "deliveries") + "&status=held");
      visitor.sees("None in this state");
      visitor.page().evaluate("window.same = true");
      String event = tenant.post("order.created");
      visitor.sees(event.substring(event.length() - 8));
      String delivery = tenant.delivery(event, "held").getString("id");
      tenant.post(Collections.nCopies(25, TestEvents.order()));
      Await.until(Await.SOON, () -> visitor.page().locator("#deliveries tbody tr").count() == 20);
      visitor.follow("Older");
      visitor.sees(event.substring(event.length() - 8));
      visitor.page().evaluate("window.same = true");
      tenant.api().post("/deliveries/" + delivery + "/cancel").expect(200);
      Await.until(
          Await.SOON,
          () -> !visitor.page().content().contains(event.substring(event.length() - 8)));
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    }
  }

  /** Over plain http, but for localhost, browsers have no clipboard for pages. */
  @Test
  void addressIsCopiedWhereTheBrowserHasNoClipboard() {
    String url = RECEIVER.on("/copied", Reaction.status(200));
    JsonObject endpoint = tenant.endpoint(url, "order.*");
    try (Visitor visitor = signedIn("viewer")) {
      visitor
          .page()
          .addInitScript(
              "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                  // What it says goes away after 1.5 s; a machine with other work looks later.
                  + "const later = setTimeout; window.setTimeout = (what, ms, ...more) =>"
                  + " later(what, ms === 1500 ? 60000 : ms, ...more);"
                  + "document.addEventListener('copy', (event) =>"
                  + " (window.copied = event.target.value));");
      visitor.go(page(endpoint));
      visitor.press("Copy the address");
      assertThat(visitor.page().evaluate("window.copied")).isEqualTo(url);
      assertThat(visitor.page().locator(".address .copied [role=status]").textContent())
          .isEqualTo("Copied");
      assertThat(visitor.page().locator("textarea").count()).isZero();
      visitor.page().evaluate("document.execCommand = () => false");
      visitor.press("Copy the address");
      Await.until(
          Await.SOON,
          () -> visitor.page().locator(".address .copy").innerText().contains("Not copied"));
    }
  }

  @Test
  void overviewRenewsItselfAndSaysWhenItFailsOrIsDisabled() {
    String url = RECEIVER.on("/turning", Reaction.status(200), Reaction.status(500));
    JsonObject endpoint = tenant.endpoint(url, "order.*");
    String path = "/endpoints/" + endpoint.getString("id");
    try (Visitor visitor = signedIn("member")) {
      visitor.go(page(endpoint));
      visitor.page().evaluate("window.same = true");
      tenant.post("order.created");
      visitor.sees("of 1 that have ended");
      tenant.api().post(path + "/disable").expect(200);
      visitor.sees("Disabled by hand.");
      assertThat(links(visitor)).doesNotContain("Disable");
      tenant.api().post(path + "/enable").expect(200);
      tenant.post(Collections.nCopies(5, TestEvents.order()));
      visitor.sees("Nothing gets through");
      assertThat(visitor.page().locator(".address .state-failing").count()).isEqualTo(1);
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    }
  }

  @Test
  void endpointThatFailsSaysWhatItAnsweredAndWhichPingsWereNotAnswered() {
    String url = RECEIVER.on("/failing", Reaction.answer(503, "upgrading", "Retry-After: 3600"));
    JsonObject endpoint = tenant.endpoint(url, "order.*");
    String event = tenant.post("order.created");
    tenant.delivery(event, "retrying");
    RECEIVER.on("/failing", Reaction.close());
    try (Visitor visitor = signedIn("member")) {
      visitor.go(tab(endpoint, "deliveries"));
      assertThat(row(visitor, "order.created"))
          .contains("retrying", "the server answered 503", event.substring(event.length() - 8));
      visitor.press("Send ping");
      visitor.sees("No answer: the server at 127.0.0.1 closed the connection before answering.");
      assertThat(visitor.page().locator("#ping-answer").innerText())
          .contains("Not accepted", "none", "empty");
      visitor.follow("Deliveries");
      Await.until(Await.SOON, () -> visitor.page().locator("#deliveries tbody tr").count() == 2);
      assertThat(row(visitor, "ping")).contains("failed", "closed the connection");
      visitor.findsNoBarrier();
      Await.until(
          Await.SOON,
          () -> {
            visitor.go(page(endpoint));
            return visitor.page().locator(".figures").innerText().contains("1 failed");
          });
      visitor.findsNoBarrier();
      visitor.follow("Deliveries");
      visitor.follow("ping");
      visitor.sees("closed the connection before");
      visitor.findsNoBarrier();
      visitor.go("/console/webhooks/events");
      assertThat(visitor.page().locator("table.log tr", containing("ping")).innerText())
          .contains("1 failed");
      visitor.findsNoBarrier();
      visitor.go("/console/overview");
      visitor.sees(url);
      assertThat(visitor.page().locator(".failures li").innerText())
          .contains("1 delivery", url, "503", "since", "to be retried", "upgrading", "Disable");
      visitor.findsNoBarrier();
      visitor.follow("See log");
      visitor.sees("1 retrying");
      visitor.go(page(endpoint));
      visitor.follow("Retry all");
      visitor.sees("1 delivery waits for the next attempt.");
      visitor.findsNoBarrier();
      visitor.press("Retry all now");
      visitor.sees("Attempted now: 1.");
      Await.until(Await.SOON, () -> RECEIVER.at("/failing").size() > 3);
    }
  }

  private static String row(Visitor visitor, String type) {
    return visitor.page().locator("#deliveries tbody tr", containing(type)).innerText();
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void exampleGoesToThisEndpointAndCountsForNothing() {
    JsonObject endpoint =
        tenant.endpoint(
            RECEIVER.on("/example", Reaction.status(500)), "order.*", "product.updated");
    tenant.endpoint(RECEIVER.on("/others", Reaction.status(200)));
    try (Visitor visitor = signedIn("member")) {
      visitor.go(page(endpoint));
      assertThat(visitor.page().locator("#event_type option").allInnerTexts())
          .containsExactly("order.created", "order.updated", "product.updated");
      visitor.page().getByLabel("Event type").selectOption("product.updated");
      visitor.press("Send example");
      visitor.sees("The endpoint answered 500.");
      visitor.findsNoBarrier();
    }
    Received sent = RECEIVER.await("/example", 1).get(0);
    JsonObject body = sent.json();
    assertThat(body.getString("event_type")).isEqualTo("product.updated");
    assertThat(body.getString("event_id")).isEqualTo(sent.eventId());
    assertThat(body.getString("role")).isEqualTo("example");
    assertThat(body.getJsonObject("payload")).isNotEmpty();
    assertThat(RECEIVER.at("/others")).isEmpty();
    String path = "/endpoints/" + endpoint.getString("id");
    assertThat(
            tenant
                .api()
                .get("/endpoint-health/" + endpoint.getString("id"))
                .json()
                .getInt("failures"))
        .isZero();
    String since = tenant.api().get("/events/" + sent.eventId()).string("accepted_at");
    for (String choice : List.of("failed", "missing", "any")) {
      String replay =
          "{\"dry_run\":true,\"from\":\"%s\",\"delivery_status\":\"%s\"}".formatted(since, choice);
      assertThat(tenant.api().post("/replays", replay).expect(200).json().getInt("count")).isZero();
    }
    tenant.api().post(path + "/example", "{\"event_type\":\"a.b\"}").expectProblem(422);
  }

  private static long times(String eventId) {
    return RECEIVER.at("/gone").stream().filter(one -> one.eventId().equals(eventId)).count();
  }

  @Test
  void secretIsRotatedAndRevealedOnce() {
    JsonObject endpoint = tenant.endpoint("https://example.com/secret");
    String first = endpoint.getString("secret");
    try (Visitor visitor = signedIn("member")) {
      visitor.go(page(endpoint));
      visitor.follow("Secrets");
      visitor.follow("Rotate secret");
      visitor.sees("A new secret signs every delivery");
      visitor.page().getByLabel("Overlap in hours").fill("some");
      visitor.press("Rotate secret");
      visitor.sees("Must be a whole number from 0 to 168.");
      visitor.page().getByLabel("Overlap in hours").fill("48");
      visitor.press("Rotate secret");
      visitor.sees("until the old ones expire");
      String second = visitor.page().locator("#secret").innerText();
      assertThat(second).startsWith("whsec_").isNotEqualTo(first);
      Await.until(Await.SOON, () -> secretRows(visitor) == 2);
      visitor.page().reload();
      assertThat(visitor.page().content()).doesNotContain(second, first);
      visitor
          .page()
          .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reveal"))
          .last()
          .click();
      visitor.sees("the audit log keeps that you saw it");
      visitor.press("Reveal secret");
      visitor.sees("Whoever may change the endpoint can reveal it again.");
      assertThat(visitor.page().locator("#secret").innerText()).isEqualTo(first);
      assertThat(actions()).startsWith("endpoint.secret_revealed", "endpoint.secret_rotated");
      visitor.follow("Rotate secret");
      visitor.page().getByLabel("Overlap in hours").fill("0");
      visitor.press("Rotate secret");
      visitor.sees("only the new secret signs from now on");
      Await.until(Await.SOON, () -> secretRows(visitor) == 1);
    }
  }

  private static int secretRows(Visitor visitor) {
    return visitor.page().locator("section[aria-labelledby=secrets-title] tbody tr").count();
  }

  private List<String> actions() {
    return tenant.api().get("/audit").expect(200).data().stream()
        .map(entry -> entry.getString("action"))
        .toList();
  }

  @Test
  void programsToVerifyAreThere() {
    JsonObject endpoint = tenant.endpoint("https://example.com/code");
    try (Visitor visitor = signedIn("viewer")) {
      visitor.go(page(endpoint));
      visitor.follow("Verify");
      visitor.sees("public class Receiver {");
      visitor.follow("Python");
      visitor.sees("class Receiver(BaseHTTPRequestHandler):");
      visitor.follow("openssl, curl");
      visitor.sees("openssl dgst -sha256");
      visitor.sees("curl -sS");
    }
  }

  @Test
  void programsToVerifyAreOfTheKindOfKeyThatSigns() {
    JsonObject endpoint = tenant.endpoint("https://example.com/pair");
    String id = endpoint.getString("id");
    tenant
        .api()
        .post("/endpoints/" + id + "/secret/rotate", "{\"signature\":\"ed25519\"}")
        .expect(200);
    String publicKey =
        tenant.api().get("/endpoints/" + id + "/secrets").data().get(0).getString("public_key");
    try (Visitor visitor = signedIn("viewer")) {
      visitor.go(tab(endpoint, "verify") + "&code=shell");
      visitor.sees("public class ReceiverEd25519 {");
      visitor.sees("WEBHOOK_PUBLIC_KEY=" + publicKey + " java ReceiverEd25519.java 9000");
      assertThat(visitor.page().locator("#verify .segments a").allInnerTexts())
          .containsExactly("Java", "Node", "Python", "Go");
      visitor.follow("Python");
      visitor.sees("from cryptography.exceptions import InvalidSignature");
    }
  }

  @Test
  void endpointIsDisabledAndDeletedOnlyAfterAQuestion() {
    JsonObject endpoint = tenant.endpoint("https://example.com/end");
    try (Visitor visitor = signedIn("member")) {
      visitor.go(page(endpoint));
      visitor.follow("Disable");
      visitor.sees("Nothing more is sent to");
      visitor.follow("Cancel");
      visitor.follow("Disable");
      visitor.press("Disable endpoint");
      visitor.sees("Disabled by hand.");
      assertThat(grounds(visitor, ".top-end a.btn", "#enable"))
          .as("to sign out stands out less than what is to be done")
          .containsExactly("rgba(0, 0, 0, 0)", "rgb(79, 70, 229)");
      visitor.follow("Settings");
      BoundingBox facts = visitor.page().locator("[aria-labelledby=facts-title]").boundingBox();
      assertThat(visitor.page().locator("[aria-labelledby=end-title] a").boundingBox().y)
          .as("to delete stands apart from what is edited")
          .isGreaterThan(facts.y + facts.height);
      visitor.follow("Delete");
      visitor.sees("This cannot be undone.");
      visitor.press("Delete endpoint");
      visitor.sees("Deleted https://example.com/end.");
      visitor.sees("No endpoint yet");
      assertThat(visitor.page().request().get(page(endpoint)).status()).isEqualTo(404);
    }
  }

  @Test
  void viewerSeesAndChangesNothing() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/viewer", Reaction.status(200)));
    String id = endpoint.getString("id");
    Map<String, String> form;
    try (Visitor member = signedIn("member")) {
      member.go(page(endpoint));
      form = form(member.page());
    }
    try (Visitor viewer = signedIn("viewer")) {
      viewer.go("/console/webhooks");
      viewer.sees(endpoint.getString("url"));
      assertThat(links(viewer)).doesNotContain("Add endpoint");
      for (String tab : List.of("overview", "deliveries", "settings", "secrets", "verify")) {
        viewer.go(tab(endpoint, tab));
        viewer.findsNoBarrier();
        assertThat(viewer.page().locator(".tabs a[aria-current=page]").getAttribute("href"))
            .endsWith("tab=" + tab);
        assertThat(links(viewer))
            .doesNotContain("Edit", "Disable", "Delete", "Rotate secret", "Reveal");
        assertThat(viewer.page().locator("main input[type=submit]").count()).isZero();
      }
      assertThat(post(viewer, page(endpoint), form)).isEqualTo(403);
      for (String path : List.of("edit", "disable", "delete", "secret", "rotate", "recover")) {
        String address = "/console/webhooks/" + path + "?id=" + id;
        assertThat(viewer.page().request().get(address).status()).as(path).isEqualTo(403);
        assertThat(post(viewer, address, form)).as(path).isEqualTo(403);
      }
      assertThat(viewer.page().request().get("/console/webhooks/new").status()).isEqualTo(403);
    }
    assertThat(RECEIVER.at("/viewer")).isEmpty();
    try (Visitor member = signedIn("member")) {
      assertThat(post(member, page(endpoint), form)).isEqualTo(200);
    }
    RECEIVER.await("/viewer", 1);
  }

  /** The colours behind these. */
  private static List<String> grounds(Visitor visitor, String... selectors) {
    return Stream.of(selectors)
        .map(one -> visitor.page().locator(one))
        .map(one -> one.evaluate("(shown) => getComputedStyle(shown).backgroundColor").toString())
        .toList();
  }

  private static List<String> links(Visitor visitor) {
    return visitor.page().locator("main a").allInnerTexts();
  }

  /** The browser answers no question while it waits, so that the page itself notes what it said. */
  @Test
  void whatTakesAWhileSaysSo() {
    Reaction slow = Reaction.after(Duration.ofSeconds(3), Reaction.status(200));
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/slow", slow));
    try (Visitor visitor = signedIn("member")) {
      visitor.go(page(endpoint));
      visitor
          .page()
          .evaluate(
              "() => addEventListener('pagehide', () => sessionStorage.setItem('said',"
                  + " document.querySelector('.pending + .pending-text')?.textContent))");
      visitor.press("Send ping");
      visitor.sees("The endpoint answered 200.");
      assertThat(visitor.page().evaluate("() => sessionStorage.getItem('said')"))
          .isEqualTo("Working…");
    }
  }

  /** What the browser sends when the button for a ping is pressed. */
  private static Map<String, String> form(Page page) {
    @SuppressWarnings("unchecked")
    Map<String, String> fields =
        (Map<String, String>)
            page.evaluate(
                "() => Object.fromEntries([...document.querySelectorAll('#ping-form input')]"
                    + ".map((input) => [input.name, input.value]))");
    return fields;
  }

  private int post(Visitor visitor, String path, Map<String, String> fields) {
    FormData data = FormData.create();
    fields.forEach(data::set);
    return visitor
        .page()
        .request()
        .post(tenant.page(path), RequestOptions.create().setForm(data))
        .status();
  }
}
