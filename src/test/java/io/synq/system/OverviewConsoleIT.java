package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.synq.Conformance;
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
    }
  }
}
