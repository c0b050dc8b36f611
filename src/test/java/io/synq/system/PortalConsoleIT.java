package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.synq.console.frame.Entrance;
import io.synq.console.frame.PageAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A tenant's portal, in a window of its own and within the pages of another site. */
class PortalConsoleIT {
  private static final Receiver SITE = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void linkOpensTheWebhooksAndNoMore() {
    TestPortal portal = TestPortal.of(tenant);
    try (Visitor visitor = Visitor.to(server)) {
      visitor.go(portal.url().toString());
      visitor.sees("No endpoint yet");
      assertThat(visitor.page().url()).isEqualTo(server.url() + portal.page("webhooks"));
      assertThat(visitor.page().evaluate("document.referrer").toString())
          .doesNotContain(portal.token());
      assertThat(visitor.page().title()).isEqualTo("Webhooks · " + Servers.PORTAL);
      assertThat(visitor.page().locator("#menu nav").innerText().lines())
          .containsExactly("Webhooks", "Event log", "Replays", "Event types");
      assertThat(visitor.page().locator(".top").innerText()).doesNotContain("Sign out", "portal");
      assertThat(addresses(visitor)).allMatch(one -> one.startsWith(portal.page("")));
      visitor.follow("Add endpoint");
      visitor.page().locator("#url").fill(SITE.on("/hook", Reaction.status(200)));
      visitor.page().getByLabel("Other types").fill("order.created");
      visitor.press("Add endpoint");
      visitor.sees("/hook");
      assertThat(visitor.page().url()).contains(portal.page("webhooks/endpoint?id="));
      String event = tenant.post("order.created");
      tenant.delivery(event, "delivered");
      visitor.go(portal.page("webhooks/event?id=" + event));
      visitor.sees("order.created");
      portal.revoke();
      visitor.page().reload();
      visitor.sees("This is closed");
      assertThat(visitor.page().locator("#content a").count()).isZero();
    }
    assertThat(tenant.api().get("/audit?actor=" + portal.id()).data())
        .extracting(one -> one.getString("action"))
        .containsExactly("endpoint.created");
  }

  private static List<String> addresses(Visitor visitor) {
    @SuppressWarnings("unchecked")
    List<String> all =
        (List<String>)
            visitor
                .page()
                .evaluate(
                    "() => [...document.querySelectorAll('a[href], form[action]')]"
                        + ".map((one) => one.getAttribute('href') ?? one.getAttribute('action'))"
                        + ".filter((one) => one.startsWith('/') && !one.startsWith('/schemas/'))");
    return all;
  }

  @Test
  void readersAreOfferedNothingThatChanges() {
    tenant.endpoint(SITE.on("/read", Reaction.status(200)));
    tenant.post("order.created");
    TestPortal portal = TestPortal.toRead(tenant);
    try (Visitor visitor = Visitor.to(server)) {
      visitor.go(portal.url().toString());
      visitor.sees("/read");
      for (String page : List.of("webhooks", "webhooks/events", "webhooks/replays")) {
        visitor.go(portal.page(page));
        assertThat(visitor.page().locator("#content form[method=post]").count()).isZero();
        assertThat(visitor.page().locator("#content a.btn-primary").count()).isZero();
      }
      visitor.go(portal.page("webhooks/new"));
      visitor.sees("lets you look");
    }
  }

  /** All pages that a portal has, but for the first. */
  private static List<String> pages(Map<String, String> ids) {
    return Pictures.of(ids).stream()
        .filter(Picture::plain)
        .filter(picture -> picture.page().ofTenant())
        .map(picture -> picture.address().substring("/console/".length()))
        .filter(
            address -> PageAddress.at("/portal/" + address.replaceFirst("[?].*", "")).isPresent())
        .toList();
  }

  private static boolean leadsWithin(TestPortal portal, String address) {
    return PageAddress.at(address.replaceFirst("[?#].*", ""))
        .filter(to -> to.entrance() == Entrance.PORTAL)
        .filter(to -> portal.tenant().slug().equals(to.slug()))
        .isPresent();
  }

  /** On a telephone in the dark, whatever the browser says, and in the colour of the setting. */
  @Test
  void everyPageCanBeReadInItsOwnColoursAndLeadsToNoOther() {
    String url = SITE.on("/one", Reaction.answer(503, "{\"wait\":true}", "Retry-After: 3600"));
    Map<String, String> ids = OneOfEach.in(tenant, url);
    TestPortal portal = TestPortal.made(tenant, tenant.api(), "{\"theme\":\"dark\"}");
    try (Visitor visitor = Visitor.with(server, 390, ColorScheme.LIGHT)) {
      visitor.go(portal.url().toString());
      visitor.sees("/one");
      for (String page : pages(ids)) {
        visitor.go(portal.page(page));
        assertThat(visitor.page().locator(".error-status").count()).as(page).isZero();
        visitor.findsNoBarrier();
        assertThat(visitor.overflow()).as(page).isZero();
        assertThat(visitor.page().locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        assertThat(addresses(visitor)).as(page).allMatch(one -> leadsWithin(portal, one));
      }
      visitor.go(portal.page("webhooks"));
      assertThat(
              visitor
                  .page()
                  .evaluate(
                      "getComputedStyle(document.querySelector('.btn-primary')).backgroundColor")
                  .toString())
          .isEqualTo("rgb(162, 104, 7)");
    }
  }

  @Test
  void portalAndConsoleAreOpenInOneBrowser() {
    TestTenant.Person person = tenant.person("admin");
    TestTenant other = TestTenant.on(server);
    TestPortal portal = TestPortal.of(tenant);
    TestPortal another = TestPortal.of(other);
    try (Visitor visitor = Visitor.to(server).signIn(person.name(), person.password())) {
      visitor.page().waitForURL(url -> !url.contains("/sign-in"));
      for (TestPortal one : List.of(portal, another)) {
        visitor.go(one.url().toString());
        visitor.sees("No endpoint yet");
      }
      visitor.go(portal.page("webhooks"));
      assertThat(visitor.page().locator(".tenant").innerText()).isEqualTo(tenant.slug());
      visitor.go("/console/team");
      visitor.sees(person.name());
    }
  }

  /** The browser keeps the cookie of a frame in another site's page, and takes its forms. */
  @Test
  void worksWithinAPageOfASiteThatTheSettingNames() {
    TestPortal portal = TestPortal.of(tenant);
    try (BrowserContext browser = Chromium.running().newContext()) {
      Page page = browser.newPage();
      page.navigate(framing(portal));
      FrameLocator frame = page.frameLocator("iframe");
      frame.getByText("No endpoint yet").waitFor();
      frame.locator("#content").getByText("Add endpoint").first().click();
      frame.locator("#url").fill(SITE.on("/framed", Reaction.status(200)));
      frame.getByLabel("Other types").fill("order.created");
      frame.locator("#save").click();
      frame.locator("h1").getByText("/framed").waitFor();
      assertThat(tenant.api().get("/endpoints").data()).hasSize(1);
      assertThat(page.url()).startsWith("http://127.0.0.1:");
      assertThat(framed(page).url()).contains(portal.page("webhooks/endpoint?id="));
    }
  }

  @Test
  void isNotShownWithinPagesOfOthersNorIsTheConsole() {
    TestPortal portal = TestPortal.of(tenant);
    try (BrowserContext browser = Chromium.running().newContext()) {
      Page page = browser.newPage();
      page.navigate(framing(portal).replace("127.0.0.1", "localhost"));
      Await.until(Await.SOON, () -> framed(page).url().startsWith("chrome-error:"));
      page.navigate(framing(server.url() + "/console/sign-in"));
      Await.until(Await.SOON, () -> framed(page).url().startsWith("chrome-error:"));
    }
  }

  private static Frame framed(Page page) {
    return page.frames().get(1);
  }

  private static String framing(TestPortal portal) {
    return framing(portal.url().toString());
  }

  /** The address of a page with a frame that shows another. */
  private static String framing(String url) {
    String page =
        "<!DOCTYPE html><title>App</title><iframe title=\"Webhooks\" width=\"900\" height=\"700\""
            + " src=\"%s\"></iframe>";
    return SITE.on("/app", Reaction.answer(200, page.formatted(url), "Content-Type: text/html"));
  }
}
