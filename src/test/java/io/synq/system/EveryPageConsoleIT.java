package io.synq.system;

import com.microsoft.playwright.options.ColorScheme;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.PageAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * No page of the console has a barrier that axe-core finds, or is wider than its window, on a
 * telephone in the dark: the plain ones among the {@link Pictures}, of which {@link PicturesTest}
 * knows that none is missing. What is wide and light is looked at by those who walk through it.
 */
class EveryPageConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  /** Their tables have more figures than a small screen has room for. */
  private static final Set<ConsolePage> OF_MANY_FIGURES = EnumSet.of(ConsolePage.ENDPOINT);

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void isReadableByAllAndFitsItsWindow() {
    Map<String, TestTenant.Person> people = people();
    Map<String, Visitor> visitors = new HashMap<>();
    SoftAssertions all = new SoftAssertions();
    String url = RECEIVER.on("/one", Reaction.answer(503, "{\"wait\":true}", "Retry-After: 3600"));
    for (Picture picture :
        Pictures.of(OneOfEach.in(tenant, url)).stream().filter(Picture::plain).toList()) {
      Visitor visitor = visitors.computeIfAbsent(picture.viewer(), who -> visitor(people.get(who)));
      visitor.go(picture.address());
      all.assertThat(visitor.page().locator(".error-status").count())
          .as(picture.name())
          .isEqualTo(picture.address().equals("/console/nowhere") ? 1 : 0);
      all.assertThat(visitor.overflow()).as(picture.name()).isZero();
      all.assertThat(strayLinks(visitor)).as(picture.name()).isEmpty();
      all.assertThatCode(visitor::findsNoBarrier).doesNotThrowAnyException();
      all.assertThat(visitor.unmarkedWhenFocused()).as(picture.name()).isEmpty();
      if (!OF_MANY_FIGURES.contains(picture.page())) {
        visitor.page().setViewportSize(1024, 1000);
        all.assertThat(visitor.scrolledTables()).as(picture.name() + " at 1024").isEmpty();
        visitor.page().setViewportSize(390, 1000);
      }
    }
    visitors.values().forEach(Visitor::close);
    all.assertAll();
  }

  /** What leads from the page to nowhere, or does not say in which tenant. */
  private List<String> strayLinks(Visitor visitor) {
    @SuppressWarnings("unchecked")
    List<String> addresses =
        (List<String>)
            visitor
                .page()
                .evaluate(
                    "() => [...document.querySelectorAll('[href], [action], [data-live-stream]')]"
                        + ".map((one) => one.getAttribute('href') ?? one.getAttribute('action')"
                        + " ?? one.dataset.liveStream)");
    return addresses.stream()
        .filter(one -> one.startsWith("/console/") && !one.startsWith("/console/assets/"))
        // It leads on by itself: to the own tenant's, or to a choice of them.
        .filter(one -> !one.equals("/console/overview"))
        .filter(one -> !isWhole(one))
        .toList();
  }

  private static boolean isWhole(String address) {
    return PageAddress.at(address.replaceFirst("[?#].*", ""))
        .filter(one -> one.page().ofTenant() == (one.slug() != null))
        .isPresent();
  }

  private Visitor visitor(TestTenant.Person person) {
    Visitor visitor = Visitor.with(server, 390, ColorScheme.DARK);
    if (person != null) {
      visitor.signIn(person.name(), person.password());
      visitor.page().waitForURL(url -> !url.contains("/sign-in"));
    }
    return visitor;
  }

  private Map<String, TestTenant.Person> people() {
    Map<String, TestTenant.Person> people = new HashMap<>();
    people.put("admin", tenant.person("admin"));
    people.put("operator", new TestTenant.Person("", "operator", SynqServer.PASSWORD));
    return people;
  }
}
