package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page that people see first. */
@Tag("once")
class OverviewConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void deliveriesAreCountedAndDrawn() {
    TestTenant.Person person = tenant.person("member");
    try (Receiver receiver = new Receiver();
        Visitor visitor =
            Visitor.with(server, 1600, ColorScheme.DARK).signIn(person.name(), person.password())) {
      visitor.sees("Start with the inbox");
      visitor.findsNoBarrier();
      tenant.endpoint(receiver.on("/a", Reaction.status(200)));
      tenant.delivery(tenant.post("order.created"), "delivered");
      Await.until(
          Await.SOON,
          () -> {
            visitor.go("/console/overview");
            return visitor.page().locator(".figure").first().innerText().contains("1");
          });
      assertThat(visitor.page().locator("canvas[data-chart]").count()).isEqualTo(3);
      visitor.findsNoBarrier();
      visitor.follow("30 days");
      visitor.sees("accepted in 30 days");
    }
  }
}
