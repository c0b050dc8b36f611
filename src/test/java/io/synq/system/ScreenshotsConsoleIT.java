package io.synq.system;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every page, wide and narrow, light and dark, in {@code target/screenshots}: {@code
 * mvn verify -Pscreenshots}. Each page is read by axe-core as well.
 */
@Tag("screenshots")
class ScreenshotsConsoleIT {
  private static final Path FOLDER = Path.of("target/screenshots");

  private final SynqServer server = Servers.standard();

  private static Map<String, String> pages(Map<String, String> ids) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String page :
        new String[] {
          "overview",
          "start",
          "webhooks",
          "webhooks/new",
          "webhooks/events",
          "webhooks/replays",
          "webhooks/replay-new",
          "integrations",
          "integrations/new",
          "issues",
          "issues/new",
          "event-types",
          "inbox",
          "api-keys",
          "api-keys/new",
          "team",
          "team/new",
          "audit",
          "account",
          "sign-out",
          "nowhere"
        }) {
      pages.put(page, page);
    }
    pages.put("webhooks/endpoint", "webhooks/endpoint?id=" + ids.get("endpoint"));
    pages.put("webhooks/edit", "webhooks/edit?id=" + ids.get("endpoint"));
    pages.put("webhooks/event", "webhooks/event?id=" + ids.get("event"));
    pages.put("webhooks/delivery", "webhooks/delivery?id=" + ids.get("delivery"));
    pages.put("webhooks/replay", "webhooks/replay?id=" + ids.get("replay"));
    pages.put("issues/issue", "issues/issue?id=" + ids.get("issue"));
    pages.put("event-types/type", "event-types/type?name=order.created");
    pages.put("event-types/edit", "event-types/edit?name=order.created");
    pages.put("team/member", "team/member?id=" + ids.get("member"));
    return pages;
  }

  @Test
  void everyPage() {
    try (Showcase showcase = Showcase.on(server)) {
      for (int width : new int[] {1600, 390}) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
          String form = "-" + width + "-" + scheme.name().toLowerCase() + ".png";
          try (Visitor visitor = Visitor.with(server, width, scheme)) {
            visitor.go("/console/sign-in");
            visitor.screenshot(FOLDER.resolve("sign-in" + form));
            visitor.signIn(showcase.admin().name(), showcase.admin().password());
            pages(showcase.ids())
                .forEach(
                    (name, address) -> {
                      visitor.go("/console/" + address);
                      visitor.screenshot(FOLDER.resolve(name.replace('/', '-') + form));
                      visitor.findsNoBarrier();
                    });
          }
        }
      }
    }
  }
}
