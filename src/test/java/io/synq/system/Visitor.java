package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.synq.console.frame.Entrance;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody in front of a browser, on a server's console. When they leave, nothing may have gone to
 * another host, and the browser may have complained about nothing.
 */
final class Visitor implements AutoCloseable {
  private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

  /** What axe-core's rules are of: WCAG 2.0 to 2.2, all levels, and best practices. */
  private static final List<String> RULES =
      List.of(
          "wcag2a",
          "wcag2aa",
          "wcag2aaa",
          "wcag21a",
          "wcag21aa",
          "wcag22a",
          "wcag22aa",
          "best-practice");

  /** What colours and widths have a say in. */
  private static final List<String> LOOKS =
      List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");

  private static final Map<String, Boolean> ON = Map.of("enabled", true);
  private static final Map<String, Boolean> OFF = Map.of("enabled", false);

  /**
   * Of WCAG A and AA too, but still on trial there; and the one of AAA (WCAG 1.4.6) which says that
   * no text may be paler than 7:1: some is, on purpose.
   */
  private static final Map<String, Object> TURNED =
      Map.of(
          "css-orientation-lock", ON,
          "label-content-name-mismatch", ON,
          "p-as-heading", ON,
          "table-fake-caption", ON,
          "td-has-header", ON,
          "color-contrast-enhanced", OFF);

  private final SynqServer server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> origins = new CopyOnWriteArrayList<>();
  private final List<String> expected = new CopyOnWriteArrayList<>();

  private Visitor(SynqServer server, Browser.NewContextOptions options) {
    this.server = server;
    // What moves without end, such as the sign of a live page, is drawn anew all the time.
    options
        .setBaseURL(server.url().toString())
        .setTimezoneId("Pacific/Auckland")
        .setReducedMotion(ReducedMotion.REDUCE);
    context = Chromium.running().newContext(options);
    context.setDefaultTimeout(2 * Await.SOON.toMillis());
    page = context.newPage();
    origins.addAll(List.of(server.url().toString(), "data:"));
    // A refused form is no fault of the page, though browsers write it down as one.
    expected.add("status of 4");
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && expected.stream().noneMatch(message.text()::contains)) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (origins.stream().noneMatch(request.url()::startsWith)) {
            complaints.add("a request to " + request.url());
          }
        });
  }

  static Visitor to(SynqServer server) {
    return new Visitor(server, new Browser.NewContextOptions().setViewportSize(1600, 1000));
  }

  static Visitor withoutScripts(SynqServer server) {
    return new Visitor(server, new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  static Visitor with(SynqServer server, int width, ColorScheme scheme) {
    return new Visitor(
        server,
        new Browser.NewContextOptions().setViewportSize(width, 1000).setColorScheme(scheme));
  }

  /** Has been told to go to this server too. */
  Visitor alsoAt(String origin) {
    origins.add(origin);
    return this;
  }

  /** Knows that the browser will complain of this. */
  Visitor expecting(String complaint) {
    expected.add(complaint);
    return this;
  }

  /** Is signed in, without having seen a page for it. */
  Visitor as(TestTenant.Person person) {
    context.addCookies(
        List.of(
            new Cookie(PlainVisitor.SESSION, PlainVisitor.signedIn(server, person).session())
                .setDomain(server.url().getHost())
                .setPath(Entrance.CONSOLE.root())
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.LAX)));
    return this;
  }

  /** Signs in, wherever the browser is. */
  Visitor signIn(String name, String password) {
    if (!page.url().contains("/console/sign-in")) {
      go("/console/sign-in");
    }
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    press("Sign in");
    return this;
  }

  /** Opens a page by its path. */
  Page go(String path) {
    page.navigate(path);
    return page;
  }

  Page page() {
    return page;
  }

  /** Presses the button of this name; if another page comes of it, all of that is there then. */
  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    page.waitForLoadState();
  }

  /** Follows the link of this name; all of the page is there then. */
  void follow(String link) {
    links(link).first().click();
    page.waitForLoadState();
  }

  /** Whether the page has a link of this name. */
  boolean offers(String link) {
    return links(link).count() > 0;
  }

  private Locator links(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Makes the page's form one that no page of this server has. */
  void spoilForm() {
    page.evaluate("document.getElementsByName('jakarta.faces.ViewState')[0].value = 'x'");
  }

  /** The page that the browser is at, with its query: whichever tenant's. */
  String at() {
    return address().replaceFirst("^/console/t/[^/]+", "/console");
  }

  /** The same with the tenant. */
  String address() {
    URI now = URI.create(page.url());
    return now.getRawQuery() == null ? now.getPath() : now.getPath() + "?" + now.getRawQuery();
  }

  /** Fails unless the main part of the page says this, now or soon; what it loads is there then. */
  void sees(String text) {
    Await.value(
        Await.SOON, () -> page.locator("#content").innerText(), shown -> shown.contains(text));
    page.waitForLoadState();
  }

  /**
   * Fails if axe-core finds anything by its rules of WCAG 2.2, those on trial too, or of best
   * practices: by all but the one for the contrast that AAA asks for.
   */
  void findsNoBarrier() {
    assertNone(Map.of("runOnly", RULES, "rules", TURNED));
  }

  /** The same by what may differ where other colours or another width are all that is new. */
  void findsNoBarrierInLooks() {
    assertNone(Map.of("runOnly", LOOKS));
  }

  /** Of all that axe-core tells, only what is wrong comes back: the rest is long. */
  private void assertNone(Map<String, Object> options) {
    if ((boolean) page.evaluate("!window.axe")) {
      page.evaluate(AXE);
    }
    Object barriers =
        page.evaluate(
            """
            async (options) => {
              const found = await axe.run({ ...options, resultTypes: ["violations"] });
              return found.violations.map((one) => `${one.id}: ${one.help} ${one.nodes[0].html}`);
            }
            """,
            options);
    assertThat((List<?>) barriers).as(page.url()).isEmpty();
  }

  /** Looks on in other colours. */
  void prefers(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /** What of the page's links, buttons and fields shows by no ring that the keyboard is there. */
  List<String> unmarkedWhenFocused() {
    // Whoever has used the keyboard last gets the ring, wherever the focus is put.
    page.keyboard().press("Tab");
    @SuppressWarnings("unchecked")
    List<String> unmarked =
        (List<String>)
            page.evaluate(
                """
                () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
                  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
                  .filter((one) => {
                    one.focus();
                    const style = getComputedStyle(one);
                    return document.activeElement === one
                      && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2);
                  })
                  .map((one) => one.outerHTML.slice(0, 200))
                """);
    return unmarked;
  }

  /** By how many pixels the page is wider than its window. */
  int overflow() {
    return (int)
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /**
   * Tables that are wider than their place, by what they say they are; but not those of charts,
   * which have a column for each series.
   */
  List<String> scrolledTables() {
    @SuppressWarnings("unchecked")
    List<String> scrolled =
        (List<String>)
            page.evaluate(
                "() => [...document.querySelectorAll('.table-wrap:not(.chart-table *)')]"
                    + ".filter((one) => one.scrollWidth > one.clientWidth)"
                    + ".map((one) => one.querySelector('caption').textContent)");
    return scrolled;
  }

  /** A picture of what is seen without scrolling. */
  void screen(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** A picture of the whole page. */
  void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** Leaves; fails if the browser complained meanwhile. */
  @Override
  public void close() {
    context.close();
    assertThat(complaints).isEmpty();
  }
}
