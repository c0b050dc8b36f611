package io.synq.system;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every page, wide and narrow, light and dark, in {@code target/screenshots}: {@code
 * mvn verify -Pscreenshots}. Each page is read by axe-core as well, and none is wider than its
 * window.
 */
@Tag("screenshots")
class ScreenshotsConsoleIT {
  private static final Path FOLDER = Path.of("target/screenshots");

  /** Of which the first screen is a picture in the README. */
  private static final Map<String, String> README =
      Map.of(
          "overview-1600-light.png", "overview.png",
          "webhooks-events-1600-light.png", "event-log.png",
          "webhooks-delivery-1600-light.png", "delivery.png",
          "webhooks-endpoint-1600-dark.png", "endpoint-dark.png");

  @Test
  void everyPage() {
    SoftAssertions all = new SoftAssertions();
    try (Showcase showcase = Showcase.open()) {
      List<Picture> pictures = Pictures.of(showcase.ids());
      for (int width : new int[] {1600, 1024, 390}) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
          String form = "-" + width + "-" + scheme.name().toLowerCase() + ".png";
          Map<String, Visitor> visitors = new HashMap<>();
          for (Picture picture : pictures) {
            Visitor visitor =
                visitors.computeIfAbsent(
                    picture.viewer(), who -> visitor(showcase, who, width, scheme));
            visitor.go(picture.address());
            picture.act().accept(visitor);
            String file = picture.name() + form;
            visitor.screenshot(FOLDER.resolve(file));
            if (README.containsKey(file)) {
              visitor.screen(FOLDER.resolve("readme").resolve(README.get(file)));
            }
            all.assertThat(visitor.at()).as(picture.name()).startsWith(place(picture));
            all.assertThat(visitor.overflow()).as(file).isZero();
            all.assertThatCode(visitor::findsNoBarrier).doesNotThrowAnyException();
          }
          visitors
              .values()
              .forEach(visitor -> all.assertThatCode(visitor::close).doesNotThrowAnyException());
        }
      }
    }
    all.assertAll();
  }

  private static String place(Picture picture) {
    return picture.name().equals("webhooks-secret-shown")
        ? "/console/webhooks/endpoint?id="
        : picture.address().replaceFirst("\\?.*", "");
  }

  static Visitor visitor(Showcase showcase, String who, int width, ColorScheme scheme) {
    Visitor visitor = Visitor.with(showcase.server(), width, scheme);
    if (who.equals(Picture.GUEST)) {
      visitor.go(showcase.ids().get("link"));
      visitor.page().waitForURL(url -> url.contains("/webhooks"));
    } else if (!who.isEmpty()) {
      TestTenant.Person person = showcase.people().get(who);
      visitor.signIn(person.name(), person.password());
      visitor.page().waitForURL(url -> !url.contains("/sign-in"));
    }
    return visitor;
  }
}
