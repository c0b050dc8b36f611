package io.synq.system;

import com.microsoft.playwright.options.ColorScheme;
import io.synq.console.frame.PageAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * No page of the console has a barrier that axe-core finds on a telephone in the dark or on a large
 * screen in the light, and neither a page nor a table is wider than its place there, or on a small
 * screen: the plain ones among the {@link Pictures}, of which {@link PicturesTest} knows that none
 * is missing, and the tabs.
 */
@Order(8)
class EveryPageConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  /** From a telephone's to that of a large screen. */
  private static final int[] WIDTHS = {390, 1024, 1600};

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
        Pictures.of(OneOfEach.in(tenant, url)).stream()
            .filter(one -> one.plain() || one.tab())
            .toList()) {
      Visitor visitor = visitors.computeIfAbsent(picture.viewer(), who -> visitor(people.get(who)));
      visitor.go(picture.address());
      all.assertThat(visitor.page().locator(".error-status").count())
          .as(picture.name())
          .isEqualTo(picture.address().equals("/console/nowhere") ? 1 : 0);
      all.assertThat(strayLinks(visitor)).as(picture.name()).isEmpty();
      all.assertThatCode(visitor::findsNoBarrier).doesNotThrowAnyException();
      all.assertThat(visitor.unmarkedWhenFocused()).as(picture.name()).isEmpty();
      for (int width : WIDTHS) {
        visitor.page().setViewportSize(width, 1000);
        String at = picture.name() + " at " + width;
        all.assertThat(visitor.overflow()).as(at).isZero();
        all.assertThat(visitor.scrolledTables()).as(at).isEmpty();
      }
      visitor.prefers(ColorScheme.LIGHT);
      all.assertThatCode(visitor::findsNoBarrierInLooks).doesNotThrowAnyException();
      visitor.prefers(ColorScheme.DARK);
      visitor.page().setViewportSize(WIDTHS[0], 1000);
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
    Visitor visitor = Visitor.with(server, WIDTHS[0], ColorScheme.DARK);
    return person == null ? visitor : visitor.as(person);
  }

  private Map<String, TestTenant.Person> people() {
    Map<String, TestTenant.Person> people = new HashMap<>();
    people.put("admin", tenant.person("admin"));
    people.put("operator", new TestTenant.Person("", "operator", SynqServer.PASSWORD));
    return people;
  }
}
