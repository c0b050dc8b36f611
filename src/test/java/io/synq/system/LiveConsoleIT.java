package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The streams that tell pages of changes, and the inbox. */
@ResourceLock(Servers.QUIET)
class LiveConsoleIT {
  private static final int MOST_OF_SESSION = 20;

  /** Both ends notice at a heartbeat that the other one has gone: after the second one at most. */
  private final SynqServer server = Servers.standard();

  private final TestTenant tenant = TestTenant.on(server);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Visitor visitor() {
    return Visitor.to(server).as(tenant.person("member"));
  }

  private HttpResponse<InputStream> stream(Visitor visitor) throws Exception {
    String cookie =
        visitor.page().context().cookies().stream()
            .filter(one -> one.name.equals("synq_session"))
            .map(one -> one.name + "=" + one.value)
            .findFirst()
            .orElseThrow();
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + tenant.page("/console/live?topic=events")))
            .header("Cookie", cookie)
            // It opens at once, long before the first heartbeat.
            .timeout(Duration.ofSeconds(10))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void streamsAreBoundedAndEndWithTheSession() throws Exception {
    try (Visitor visitor = visitor()) {
      List<HttpResponse<InputStream>> streams = new ArrayList<>();
      for (int i = 0; i <= MOST_OF_SESSION; i++) {
        streams.add(stream(visitor));
      }
      assertThat(streams).allMatch(one -> one.statusCode() == 200);
      try (InputStream oldest = streams.remove(0).body()) {
        assertThat(new String(oldest.readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("retry: 3000\n\n")
            .doesNotContain("ended");
      }
      visitor.go("/console/sign-out");
      visitor.press("Sign out");
      for (HttpResponse<InputStream> one : streams) {
        assertThat(new String(one.body().readAllBytes(), StandardCharsets.UTF_8))
            .endsWith("event: ended\ndata:\n\n");
      }
      assertThat(refused()).isEqualTo(204);
    }
  }

  private int refused() throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + "/console/live?topic=events")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void whatAServerHadNoTimeToShowIsShownLater() {
    try (Visitor visitor = visitor().expecting("status of 503")) {
      AtomicInteger asked = new AtomicInteger();
      visitor
          .page()
          .route(
              url -> url.contains("/webhooks/events"),
              route -> {
                boolean renewal = route.request().headers().containsKey("synq-live");
                if (renewal && asked.incrementAndGet() == 1) {
                  route.fulfill(new Route.FulfillOptions().setStatus(503));
                } else {
                  route.resume();
                }
              });
      visitor.go("/console/webhooks/events");
      Locator live = visitor.page().locator("[data-live-stream]");
      Await.until(Await.SOON, () -> live.innerText().equals("Live"));
      visitor.page().evaluate("window.same = true");
      String event = tenant.post("a.late");
      // The page leaves the server alone for five seconds. Looking at it has the routes handled.
      Await.until(
          Duration.ofSeconds(45),
          () -> visitor.page().locator("body").count() == 1 && asked.get() > 1);
      visitor.sees(event.substring(event.length() - 8));
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
    }
  }

  private static Locator request(Visitor visitor, String type) {
    return visitor.page().locator("details.request", new Page.LocatorOptions().setHasText(type));
  }

  private static JsonObject large() {
    return Json.createObjectBuilder().add("note", "x".repeat(9_000)).build();
  }

  @Test
  void inboxShowsWhatComesWithTheVerdictOnItsSignatures() {
    String name = tenant.slug();
    try (Visitor visitor = visitor()) {
      visitor.go("/console/inbox?name=" + name + "&status=500");
      visitor.sees("Nothing came yet");
      visitor.findsNoBarrier();
      String url = server.url() + "/inbox/" + name + "?status=500";
      visitor.sees(url);
      assertThat(visitor.page().getByText("Add endpoint").getAttribute("href"))
          .startsWith(tenant.page("/console/webhooks/new") + "?to=http");
      visitor.page().evaluate("window.same = true");
      tenant.endpoint(url);
      String event = tenant.post("order.created");
      visitor.sees("Synq-Signature valid");
      visitor.sees("webhook-signature valid");
      assertThat(visitor.page().evaluate("window.same")).isEqualTo(true);
      visitor.page().locator("details.request > summary").first().click();
      visitor.sees(event);
      visitor.findsNoBarrier();
      visitor.page().evaluate("window.first = document.querySelector('details[open].request')");
      List<String> asked = new CopyOnWriteArrayList<>();
      visitor.page().onRequest(request -> asked.add(request.url()));
      String another = tenant.post("product.created");
      Await.until(Await.SOON, () -> request(visitor, "product.created").count() > 0);
      visitor.sees(event);
      assertThat(visitor.page().content()).contains(another);
      assertThat(visitor.page().evaluate("window.first.isConnected && window.first.open"))
          .as("what was there is not sent again")
          .isEqualTo(true);
      assertThat(asked).anyMatch(one -> one.contains("newer="));
      tenant.post(TestEvents.with(TestEvents.of("a.b"), "payload", large()));
      Await.until(Await.SOON, () -> request(visitor, "a.b").count() > 0);
      request(visitor, "a.b").first().locator("> summary").click();
      visitor.sees("Only the beginning is shown.");
      visitor.page().locator("details[open].request").getByText("Show all").first().click();
      visitor.sees("The whole body");
      assertThat(visitor.page().locator("#request-whole").textContent())
          .contains("x".repeat(9_000));
      visitor.findsNoBarrier();
      visitor.go("/console/inbox?name=a.b");
      assertThat(visitor.page().locator("#name-error").innerText())
          .contains("Must be 1 to 64 letters");
      visitor.go("/console/inbox?name=" + name);
      visitor.page().getByLabel("Answers with status").fill("teapot");
      visitor.page().getByLabel("After a delay, ms").fill("600000");
      visitor.press("Show");
      visitor.sees("The address is without what is marked below.");
      visitor.sees("Must be a number from 200 to 599.");
      visitor.sees("Must be a number from 0 to 60000.");
      assertThat(visitor.page().locator("#status").inputValue()).isEqualTo("teapot");
      assertThat(request(visitor, "order.created").count()).isPositive();
      visitor.findsNoBarrier();
    }
  }
}
