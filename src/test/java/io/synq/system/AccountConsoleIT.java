package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What people see of themselves. */
class AccountConsoleIT {
  private static final String NEXT = "ten-dry-badgers-hum";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  private static void fill(Visitor visitor, String current, String next, String again) {
    Page.GetByLabelOptions exact = new Page.GetByLabelOptions().setExact(true);
    visitor.page().getByLabel("Current password", exact).fill(current);
    visitor.page().getByLabel("New password", exact).fill(next);
    visitor.page().getByLabel("New password again", exact).fill(again);
    visitor.page().evaluate("document.body.id = 'before'");
    visitor.press("Change password");
    visitor.page().locator("body:not(#before)").waitFor();
  }

  @Test
  void ownPasswordIsChangedAndOtherSessionsEnd() {
    TestTenant.Person viewer = tenant.person("viewer");
    try (Visitor here = Visitor.to(server).signIn(viewer.name(), viewer.password());
        Visitor elsewhere = Visitor.to(server).signIn(viewer.name(), viewer.password())) {
      here.go("/console/account");
      here.sees("Viewer: reads everything, changes nothing");
      here.sees(tenant.slug());
      here.findsNoBarrier();
      here.sees("This server has no mail server yet");
      here.page().locator("#address").fill("nobody");
      here.press("Save");
      here.sees("Must be a mail address like ada@example.com.");
      here.findsNoBarrier();
      here.page().locator("#address").fill("ada@example.com");
      here.press("Save");
      here.sees("You are mailed at ada@example.com.");
      assertThat(here.page().locator("#address").inputValue()).isEqualTo("ada@example.com");
      fill(here, viewer.password(), NEXT, "another");
      here.sees("Is not the same.");
      fill(here, "wrong-password", NEXT, NEXT);
      here.sees("Is not your password.");
      here.findsNoBarrier();
      fill(here, viewer.password(), "short", "short");
      here.sees("Must have 12 to 200 characters.");
      assertThat(here.page().content()).doesNotContain(viewer.password());
      fill(here, viewer.password(), NEXT, NEXT);
      here.sees("Your password is changed.");
      here.go("/console/issues");
      assertThat(here.at()).isEqualTo("/console/issues");
      elsewhere.go("/console/issues");
      assertThat(elsewhere.at()).startsWith("/console/sign-in");
      elsewhere.signIn(viewer.name(), NEXT);
      assertThat(elsewhere.at()).isEqualTo("/console/issues");
    }
  }

  @Test
  void keysOfOneCharacterCanBeTurnedOff() {
    TestTenant.Person viewer = tenant.person("viewer");
    tenant.post("order.created");
    try (Visitor visitor = Visitor.to(server).signIn(viewer.name(), viewer.password())) {
      visitor.sees("Overview");
      visitor.go("/console/account");
      visitor.page().getByLabel("Shortcuts of one key").uncheck();
      visitor.go("/console/webhooks/events");
      visitor.page().keyboard().press("/");
      visitor.page().keyboard().press("j");
      assertThat(visitor.page().evaluate("document.activeElement.tagName")).isEqualTo("BODY");
      assertThat(visitor.page().locator(".log-panel, .go kbd:visible").count()).isZero();
      visitor.page().keyboard().press("Control+k");
      assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("go");
      visitor.go("/console/account");
      visitor.page().getByLabel("Shortcuts of one key").check();
      visitor.go("/console/webhooks/events");
      visitor.page().keyboard().press("j");
      visitor.page().locator(".log-panel").waitFor();
      visitor.page().keyboard().press("Escape");
      visitor.page().locator("#log-title").click();
      visitor.page().keyboard().press("/");
      assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("go");
    }
  }

  @Test
  void withoutScriptsThereAreNoKeysToTurnOff() {
    TestTenant.Person viewer = tenant.person("viewer");
    try (Visitor visitor = Visitor.withoutScripts(server)) {
      visitor.signIn(viewer.name(), viewer.password());
      visitor.go("/console/account");
      assertThat(visitor.page().locator("#single-keys").isVisible()).isFalse();
    }
  }

  @Test
  void guessesAreCounted() {
    TestTenant.Person viewer = tenant.person("viewer");
    try (Visitor visitor = Visitor.to(server).signIn(viewer.name(), viewer.password())) {
      visitor.go("/console/account");
      for (int i = 0; i < 5; i++) {
        fill(visitor, "wrong-password-" + i, NEXT, NEXT);
        visitor.sees("Is not your password.");
      }
      fill(visitor, viewer.password(), NEXT, NEXT);
      visitor.sees("Too many wrong passwords. Wait ");
    }
  }
}
