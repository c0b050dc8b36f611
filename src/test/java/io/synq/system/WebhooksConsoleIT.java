package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.synq.outbound.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Settings → Webhooks: endpoints are added and changed. */
@Order(9)
class WebhooksConsoleIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String URL = "https://example.com/hooks";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor signedIn(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  @Test
  void endpointIsAddedAndReceivesWhatItWants() throws Exception {
    String url = RECEIVER.on("/added", Reaction.status(200));
    try (Visitor visitor = signedIn("member")) {
      visitor.go("/console/webhooks");
      visitor.sees("No endpoint yet");
      visitor.findsNoBarrier();
      visitor.follow("Add endpoint");
      visitor.sees("Where to");
      visitor.page().locator("#url").fill("example.com");
      visitor.page().getByLabel("Description").fill("x".repeat(1001));
      visitor.sees("Begin with https://");
      visitor.press("Add endpoint");
      visitor.sees("Must name at least one.");
      assertThat(visitor.page().locator("#description-error").innerText()).contains("1000");
      visitor.follow("The catalogue");
      visitor.sees("Event types");
      visitor.page().goBack();
      visitor.sees("Must name at least one.");
      visitor.page().getByLabel("Description").fill("");
      box(visitor, "order.*").check();
      visitor.press("Add endpoint");
      visitor.sees("Must be absolute, like https://example.com/hooks.");
      visitor.page().locator("#url").fill(url);
      visitor.page().getByLabel("Other types").fill("invoice.sent, Refund");
      visitor.page().getByLabel("Headers").fill("X-Warehouse: north\nHost: example.com");
      visitor.press("Add endpoint");
      visitor.sees("“Refund” must be an event type, domain.* or *.");
      visitor.sees("“Host” is a header that the server sets itself.");
      assertThat(box(visitor, "order.*").isChecked()).isTrue();
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Other types").fill("invoice.sent");
      visitor.page().getByLabel("Headers").fill("X-Warehouse: north");
      visitor.press("Add endpoint");
      visitor.sees("Endpoint added.");
      visitor.sees("Whoever may change the endpoint can reveal it again.");
      visitor.findsNoBarrier();
      String secret = visitor.page().locator("#secret").innerText();
      tenant.post("product.created");
      String event = tenant.post("order.created");
      Received request = RECEIVER.await("/added", 1).get(0);
      assertThat(request.eventId()).isEqualTo(event);
      assertThat(request.header("X-Warehouse")).isEqualTo("north");
      assertThat(request.header("webhook-signature"))
          .isEqualTo(
              new com.standardwebhooks.Webhook(secret)
                  .sign(
                      event, Long.parseLong(request.header("webhook-timestamp")), request.text()));
      tenant.delivery(event, "delivered");
      visitor.page().reload();
      visitor.sees("order.created");
      assertThat(visitor.page().locator("#secret").count()).isZero();
      visitor.go("/console/webhooks");
      visitor.sees(url);
      visitor.sees("invoice.sent");
      assertThat(visitor.page().locator(".pager").count()).isZero();
    }
  }

  @Test
  void listIsReadPageByPage() {
    for (int i = 0; i < 26; i++) {
      tenant.endpoint("https://example.com/" + i);
    }
    try (Visitor visitor = signedIn("viewer")) {
      visitor.go("/console/webhooks");
      visitor.sees("https://example.com/25");
      Await.until(Await.SOON, () -> rows(visitor) == 25);
      visitor.follow("Older");
      visitor.sees("https://example.com/0");
      Await.until(Await.SOON, () -> rows(visitor) == 1);
      assertThat(visitor.page().getByText("Older").count()).isZero();
      visitor.follow("Newer");
      visitor.sees("https://example.com/25");
      Await.until(Await.SOON, () -> rows(visitor) == 25);
    }
  }

  private static int rows(Visitor visitor) {
    return visitor.page().locator("tbody tr").count();
  }

  @Test
  void filterIsTriedBeforeItIsSaved() {
    JsonObject payload = Json.createObjectBuilder().add("total", 149.99).add("sku", "A-1").build();
    tenant.post(TestEvents.with(TestEvents.of("order.created"), "payload", payload));
    // Later, but not what the endpoint is to get.
    tenant.post("product.created");
    try (Visitor visitor = signedIn("member")) {
      visitor.go("/console/webhooks/new?to=" + URL + "&types=order.created");
      assertThat(visitor.page().locator("#url").inputValue()).isEqualTo(URL);
      tries(visitor, "payload.total > 100", "Matches: this event would be delivered.");
      visitor.findsNoBarrier();
      assertThat(visitor.page().locator("#url").inputValue()).isEqualTo(URL);
      assertThat(box(visitor, "order.created").isChecked()).isTrue();
      tries(visitor, "payload.total > 200", "Does not match: this event would not be delivered.");
      tries(visitor, "payload.sku > 5", "The filter fails on this event");
      tries(visitor, "payload.total > ", "(position 15)");
      assertThat(samples(visitor))
          .contains("type:order.created")
          .doesNotContain("type:product.created");
      box(visitor, "product.created").check();
      visitor.press("Try filter");
      visitor.page().getByLabel("Try it on").selectOption("type:product.created");
      tries(visitor, "event_type = \"product.created\"", "Matches: this event would be delivered.");
      assertThat(tenant.api().get("/endpoints").expect(200).data()).isEmpty();
      visitor.press("Add endpoint");
      visitor.sees("Endpoint added.");
      JsonObject made = tenant.api().get("/endpoints").expect(200).data().get(0);
      assertThat(made.getString("filter")).isEqualTo("event_type = \"product.created\"");
      assertThat(made.getJsonArray("event_types").getString(0)).isEqualTo("order.created");
    }
  }

  @Test
  void transformationIsPreviewedBeforeItIsSavedAndShownOnItsDelivery() {
    JsonObject payload = Json.createObjectBuilder().add("total", 149.99).build();
    JsonObject order = TestEvents.with(TestEvents.of("order.created"), "payload", payload);
    tenant.post(order);
    String url = RECEIVER.on("/transformed", Reaction.status(200));
    try (Visitor visitor = signedIn("member")) {
      visitor.go("/console/webhooks/new?to=" + url + "&types=order.created");
      visitor.press("Preview");
      visitor.sees("Must have transform or format.");
      previews(visitor, "payload.total", "fails on this event, of which nothing would be sent");
      previews(visitor, "{'sum': ", "(position");
      previews(visitor, "{'sum': payload.total}", "This would be sent as application/json.");
      assertThat(visitor.page().locator("#before").textContent()).contains("\"total\": 149.99");
      assertThat(visitor.page().locator("#after").textContent()).contains("\"sum\": 149.99");
      visitor.findsNoBarrier();
      visitor.page().locator("#format").selectOption("cloudevents");
      visitor.press("Preview");
      visitor.sees("This would be sent as application/cloudevents+json.");
      visitor.page().getByLabel("Preview with").selectOption("type:order.created");
      visitor.page().locator("#format").selectOption("");
      visitor.press("Preview");
      visitor.sees("This would be sent as application/json.");
      visitor.press("Add endpoint");
      visitor.sees("Endpoint added.");
      JsonObject made = tenant.api().get("/endpoints").expect(200).data().get(0);
      assertThat(made.getString("transform")).isEqualTo("{'sum': payload.total}");
      assertThat(made.isNull("format")).isTrue();
      String event = tenant.post(order);
      String delivery = tenant.delivery(event, "delivered").getString("id");
      visitor.go("/console/webhooks/delivery?id=" + delivery);
      visitor.sees("Made for this endpoint of the event's own body.");
      assertThat(visitor.page().locator("#request-body").textContent())
          .contains("\"sum\": 149.99")
          .doesNotContain("event_type");
      visitor.findsNoBarrier();
      tenant
          .api()
          .patch("/endpoints/" + made.getString("id"), "{\"transform\":\"payload.total\"}")
          .expect(200);
      String failed = tenant.delivery(tenant.post(order), "retrying").getString("id");
      visitor.go("/console/webhooks/delivery?id=" + failed);
      visitor.sees("Nothing was sent.");
      visitor.findsNoBarrier();
      visitor.go("/console/webhooks/endpoint?id=" + made.getString("id"));
      visitor.sees("transformation failed");
    }
  }

  private static void previews(Visitor visitor, String transform, String says) {
    visitor.page().getByLabel("Transformation").fill(transform);
    visitor.press("Preview");
    visitor.sees(says);
  }

  @SuppressWarnings("unchecked")
  private static List<String> samples(Visitor visitor) {
    return (List<String>)
        visitor.page().locator("#sample option").evaluateAll("all => all.map((one) => one.value)");
  }

  private static void tries(Visitor visitor, String filter, String says) {
    visitor.page().getByLabel("Only events for which this is true").fill(filter);
    visitor.press("Try filter");
    visitor.sees(says);
  }

  @Test
  void keyPairIsShownByItsPublicKeyAndNeverByTheOther() {
    try (Visitor visitor = signedIn("member")) {
      visitor.go("/console/webhooks/new");
      visitor.page().locator("#url").fill("https://example.com/pair");
      box(visitor, "order.created").check();
      visitor.page().getByLabel("Signed with").selectOption("ed25519");
      visitor.press("Add endpoint");
      visitor.sees("Receivers verify with the public key whpk_");
      String id = tenant.api().get("/endpoints").expect(200).data().get(0).getString("id");
      String publicKey =
          tenant.api().get("/endpoints/" + id + "/secrets").data().get(0).getString("public_key");
      visitor.go("/console/webhooks/endpoint?id=" + id + "&tab=secrets");
      visitor.sees(publicKey);
      assertThat(visitor.page().locator("a[href*='/webhooks/secret?']").count()).isZero();
      visitor.go("/console/webhooks/rotate?id=" + id);
      visitor.page().getByLabel("Signed with").selectOption("hmac");
      visitor.press("Rotate secret");
      visitor.sees("Every delivery is signed with this secret:");
    }
  }

  @Test
  void authenticationIsChosenAndItsSecretIsNotShownAgain() {
    String id = tenant.endpoint("https://example.com/guarded").getString("id");
    String form = "/console/webhooks/edit?id=" + id;
    try (Visitor visitor = signedIn("member")) {
      visitor.go(form);
      assertThat(visitor.page().getByLabel("User name").isVisible()).isFalse();
      choose(visitor, "basic");
      visitor.page().getByLabel("User name").fill("a:b");
      visitor.page().locator("#authentication-password").fill("s3cret-w0rd");
      assertThat(visitor.page().getByLabel("Token URL").isVisible()).isFalse();
      visitor.findsNoBarrier();
      visitor.press("Save");
      visitor.sees("Must not have a colon.");
      assertThat(visitor.page().content()).doesNotContain("s3cret-w0rd");
      visitor.page().getByLabel("User name").fill("synq");
      visitor.press("Save");
      visitor.sees("Is required.");
      visitor.page().locator("#authentication-password").fill("s3cret-w0rd");
      visitor.press("Save");
      visitor.sees("Saved.");
      visitor.go(form);
      assertThat(visitor.page().getByLabel("User name").inputValue()).isEqualTo("synq");
      assertThat(visitor.page().content()).doesNotContain("s3cret-w0rd");
      visitor.page().getByLabel("Description").fill("guarded");
      visitor.press("Save");
      visitor.sees("Saved.");
      assertThat(endpoint(id).getJsonObject("authentication").getString("username"))
          .isEqualTo("synq");
      visitor.go(form);
      choose(visitor, "client_certificate");
      Keys keys = TestKeys.client("console", "-validity", "10");
      visitor.page().locator("#authentication-pkcs12-area").fill(TestKeys.base64(keys));
      visitor.findsNoBarrier();
      visitor.page().locator("#authentication-password").fill("wrong");
      visitor.press("Save");
      visitor.sees("Cannot be opened with this password.");
      assertThat(visitor.page().locator("#authentication-pkcs12-area").inputValue())
          .as("a file with a key does not come back")
          .isEmpty();
      visitor.page().locator("#authentication-pkcs12-area").fill(TestKeys.base64(keys));
      visitor.page().locator("#authentication-password").fill(Keys.PASSWORD);
      visitor.press("Save");
      visitor.sees("Saved.");
      visitor.sees("Its client certificate expires in 9 days.");
      visitor.findsNoBarrier();
      visitor.go("/console/webhooks/endpoint?id=" + id + "&tab=settings");
      visitor.sees("CN=console");
    }
  }

  private static void choose(Visitor visitor, String type) {
    visitor.page().locator("#authentication-type").selectOption(type);
  }

  @Test
  void concurrentChangeIsNotOverwritten() {
    String id =
        tenant
            .api()
            .post(
                "/endpoints",
                """
                {"url": "https://example.com/", "event_types": ["a.b", "*"], "headers": {"X-A": "1", "X-B": "2"}}
                """)
            .expect(201)
            .string("id");
    String form = "/console/webhooks/edit?id=" + id;
    try (Visitor visitor = signedIn("member")) {
      visitor.go(form);
      assertThat(visitor.page().getByLabel("Other types").inputValue()).isEqualTo("a.b");
      assertThat(visitor.page().getByLabel("Headers").inputValue()).isEqualTo("X-A: 1\nX-B: 2");
      tenant.api().patch("/endpoints/" + id, "{\"description\": \"theirs\"}").expect(200);
      visitor.page().getByLabel("Description").fill("mine");
      visitor.press("Save");
      visitor.sees("Somebody else changed this endpoint since you opened the form");
      assertThat(visitor.page().getByLabel("Description").inputValue()).isEqualTo("mine");
      visitor.press("Save");
      visitor.sees("Somebody else changed this endpoint since you opened the form");
      assertThat(endpoint(id).getString("description")).isEqualTo("theirs");
      assertThat(visitor.page().locator("tbody tr").allInnerTexts())
          .containsExactly("Description\ttheirs\tmine");
      visitor.findsNoBarrier();
      visitor.press("Save anyway");
      visitor.sees("Saved.");
      assertThat(endpoint(id).getString("description")).isEqualTo("mine");
      visitor.go(form);
      visitor.page().getByLabel("Description").fill("mine");
      visitor.page().getByLabel("Headers").fill("X-B: 3");
      visitor.page().getByLabel("Most requests at the same time").fill("8");
      visitor.page().getByLabel("Most requests a second").fill("40");
      visitor.page().getByLabel("First wait").fill("2 min");
      visitor.page().getByLabel("Longest wait").fill("30 s");
      visitor.press("Save");
      visitor.sees("Must not be less than first_wait_seconds.");
      visitor.page().getByLabel("Longest wait").fill("1 h");
      visitor.page().getByLabel("Given up after").fill("24 h");
      visitor.page().getByLabel("Final statuses").fill("422, 400");
      visitor.page().getByLabel("One after the other").selectOption("key");
      visitor.press("Save");
      visitor.sees("Is needed where ordering is key.");
      visitor.page().getByLabel("Ordering key").fill("payload.order_id");
      visitor.page().getByLabel("Longest block").fill("1 h");
      visitor.press("Save");
      visitor.sees("Saved.");
      assertThat(endpoint(id).getString("description")).isEqualTo("mine");
      assertThat(endpoint(id).getInt("max_in_flight")).isEqualTo(8);
      assertThat(endpoint(id).getInt("rate_limit")).isEqualTo(40);
      assertThat(endpoint(id).getJsonObject("retry"))
          .hasToString(
              "{\"final_statuses\":[400,422],\"first_wait_seconds\":120,"
                  + "\"limit_seconds\":86400,\"longest_wait_seconds\":3600}");
      assertThat(endpoint(id).getString("ordering")).isEqualTo("key");
      assertThat(endpoint(id).getString("ordering_key")).isEqualTo("payload.order_id");
      assertThat(endpoint(id).getInt("ordering_limit_seconds")).isEqualTo(3600);
      visitor.go("/console/webhooks/endpoint?id=" + id + "&tab=settings");
      visitor.sees("by key: payload.order_id; given up after a block of 1 h");
      visitor.sees(
          "after 2 min, then after twice as long each time, up to 1 h; given up after 24 h");
      assertThat(endpoint(id).getJsonObject("headers"))
          .isEqualTo(Json.createObjectBuilder().add("X-B", "3").build());
    }
  }

  @Test
  void whatWasTypedBeforeASessionEndedIsNotSavedOverWhatOthersDid() {
    TestTenant.Person person = tenant.person("member");
    String id = tenant.endpoint(URL).getString("id");
    try (Visitor visitor = Visitor.to(server).as(person)) {
      visitor.go("/console/webhooks/edit?id=" + id);
      visitor.page().getByLabel("Description").fill("mine");
      visitor.page().context().clearCookies();
      tenant.api().patch("/endpoints/" + id, "{\"description\":\"theirs\"}").expect(200);
      visitor.press("Save");
      visitor.sees("What you sent was not saved");
      visitor.signIn(person.name(), person.password());
      visitor.sees("What you had typed is in the form again. It is not saved yet.");
      visitor.press("Save");
      visitor.sees("Somebody else changed this endpoint since you opened the form");
      assertThat(endpoint(id).getString("description")).isEqualTo("theirs");
    }
  }

  private JsonObject endpoint(String id) {
    return tenant.api().get("/endpoints/" + id).expect(200).json();
  }

  @Test
  void endpointsAreFoundByWhatTheyAreCalled() {
    String url = "https://example.com/" + "a".repeat(80) + "/end";
    String id = tenant.endpoint(url).getString("id");
    tenant.api().patch("/endpoints/" + id, "{\"description\": \"Orders to ERP\"}").expect(200);
    tenant.endpoint("https://example.com/crm");
    try (Visitor visitor = signedIn("viewer")) {
      visitor.go("/console/webhooks");
      visitor.page().getByLabel("Order").selectOption("name");
      visitor.press("Show");
      visitor.page().waitForURL(at -> at.contains("sort=name"));
      assertThat(visitor.page().locator("tbody a").allInnerTexts())
          .containsExactly("https://example.com/crm", "Orders to ERP");
      visitor.page().getByLabel("Text").fill("erp");
      visitor.press("Show");
      visitor.page().waitForURL(at -> at.contains("q=erp"));
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(1);
      Locator below = visitor.page().locator("tbody .sub.mono");
      assertThat(below.innerText()).startsWith("https://example.com/aa").endsWith("aa/end");
      assertThat(below.innerText().length()).isLessThan(60);
      assertThat(below.getAttribute("title")).isEqualTo(url);
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Text").fill("x".repeat(129));
      visitor.press("Show");
      visitor.sees("Nothing was searched: see what is marked below.");
      assertThat(visitor.page().locator("#q-error").innerText()).contains("1 to 128 characters");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Text").fill("erp");
      visitor.page().getByLabel("Health").selectOption("failing");
      visitor.press("Show");
      visitor.sees("No endpoint fits");
      visitor.findsNoBarrier();
      visitor.follow("Clear filters");
      visitor.follow("Orders to ERP");
      visitor.page().waitForURL(at -> at.contains("id=" + id));
      assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Orders to ERP");
      assertThat(visitor.page().locator(".address .mono").getAttribute("title")).isEqualTo(url);
    }
  }

  @Test
  void everythingWorksWithoutScripts() {
    TestTenant.Person person = tenant.person("member");
    String url = RECEIVER.on("/plain", Reaction.answer(202, "thanks"));
    try (Visitor visitor =
        Visitor.withoutScripts(server).signIn(person.name(), person.password())) {
      visitor.go("/console/webhooks/new");
      visitor.page().locator("#url").fill(url);
      box(visitor, "*").check();
      visitor.page().locator("#url").press("Enter");
      visitor.sees("Endpoint added.");
      visitor.press("Send ping");
      visitor.sees("The endpoint answered 202.");
      visitor.sees("thanks");
      visitor.page().setViewportSize(390, 800);
      Locator menu = visitor.page().locator("#menu");
      assertThat(menu.isVisible()).isFalse();
      visitor.follow("Open menu");
      Await.until(Await.SOON, () -> menu.boundingBox().x == 0);
      visitor.follow("Close menu");
      Await.until(Await.SOON, () -> !menu.isVisible());
      visitor.follow("Open menu");
      Await.until(Await.SOON, () -> menu.boundingBox().x == 0);
      visitor.follow("Issues");
      visitor.sees("No open issue");
    }
  }

  private static Locator box(Visitor visitor, String type) {
    return visitor.page().locator("input[name=ticked][value='" + type + "']");
  }
}
