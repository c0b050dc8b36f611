package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console's door. */
@Tag("once")
class SignInConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void personComesBackToThePageThatTheyAskedFor() {
    TestTenant.Person viewer = tenant.person("viewer");
    try (Visitor visitor = Visitor.to(server)) {
      visitor.go("/console/webhooks/events?event_type=order.created");
      assertThat(visitor.at()).startsWith("/console/sign-in?next=");
      visitor.signIn(viewer.name(), "wrong");
      assertThat(visitor.page().getByRole(AriaRole.ALERT).innerText())
          .isEqualTo("Name or password is wrong.");
      visitor.signIn(viewer.name(), viewer.password());
      assertThat(visitor.at()).isEqualTo("/console/webhooks/events?event_type=order.created");
    }
  }
}
