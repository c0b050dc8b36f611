package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.synq.Conformance;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page that people see first. */
@Conformance
class OverviewConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void deliveriesAreCountedAndDrawn() {
    TestTenant.Person person = tenant.person("member");
    try (Receiver receiver = new Receiver();
        Visitor visitor =
            Visitor.with(server, 1600, ColorScheme.DARK).signIn(person.name(), person.password())) {
      visitor.sees("Start with a first event");
      visitor.findsNoBarrier();
      tenant.endpoint(receiver.on("/a", Reaction.status(200)));
      tenant.delivery(tenant.post("order.created"), "delivered");
      // Events, deliveries and attempts are written to the counts by turns.
      Await.value(
          Await.SOON,
          () -> {
            visitor.go("/console/overview");
            return visitor.page().locator("canvas[data-chart]").count();
          },
          charts -> charts == 4);
      assertThat(visitor.page().locator(".figure").allInnerTexts())
          .satisfies(
              figures -> {
                assertThat(figures.get(0)).contains("Events", "1\n");
                assertThat(figures.get(1)).contains("Delivered", "1\n");
              });
      visitor.findsNoBarrier();
      visitor.follow("30 days");
      visitor.sees("accepted in 30 days");
      // The oldest fails; none of the younger ones keeps it from being seen.
      String failing =
          tenant.endpoint(receiver.on("/b", Reaction.status(500)), "a.b").getString("url");
      for (int i = 0; i < 51; i++) {
        tenant.endpoint("https://example.com/" + i, "never.sent");
      }
      tenant.post(IntStream.range(0, 6).mapToObj(i -> TestEvents.of("a.b")).toList());
      Await.value(
          Await.SOON,
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
      visitor.go("/console/webhooks");
      assertThat(visitor.page().locator("tbody tr").first().innerText())
          .contains(failing, "failing");
      visitor.go("/console/webhooks/events");
      assertThat(visitor.page().locator("#endpoint_id option").allInnerTexts().get(1))
          .isEqualTo(failing + " · failing");
    }
  }
}
