package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The console's door, as people see it. */
class SignInConsoleIT {
  /** What the page asks for first, and which of its own it draws with. */
  private static final String TYPEFACES =
      """
      async () => {
        await document.fonts.ready;
        const drawn = [...document.fonts].filter((one) => one.status === "loaded");
        return [getComputedStyle(document.body).fontFamily.split(",")[0], ...drawn.map((one) => one.family)];
      }
      """;

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestTenant.Person viewer = tenant.person("viewer");

  private static String alert(Visitor visitor) {
    return visitor.page().getByRole(AriaRole.ALERT).innerText();
  }

  @Test
  void personComesBackToThePageThatTheyAskedFor() {
    try (Visitor visitor = Visitor.to(server)) {
      visitor.go("/console/overview?period=7d");
      assertThat(visitor.at()).startsWith("/console/sign-in?next=");
      visitor.sees("You will come back to the page that you asked for.");
      assertThat(visitor.page().evaluate(TYPEFACES))
          .as("the one that is asked for, and comes with the page")
          .isEqualTo(List.of("Inter", "Inter"));
      visitor.findsNoBarrier();
      visitor.signIn(viewer.name(), "wrong");
      assertThat(alert(visitor)).isEqualTo("Name or password is wrong.");
      visitor.findsNoBarrier();
      visitor.signIn(viewer.name(), viewer.password());
      assertThat(visitor.at()).isEqualTo("/console/overview?period=7d");
      visitor.go("/console/sign-in?next=%2Fconsole%2Fissues");
      assertThat(visitor.at()).as("nobody signs in twice").isEqualTo("/console/issues");
      assertThat(visitor.page().context().cookies())
          .extracting(cookie -> cookie.name)
          .containsExactly("synq_session");
    }
  }

  /** All that look for barriers rely on it: by rules that are on, on trial, and of looks. */
  @Test
  void barriersAreFound() {
    try (Visitor visitor = Visitor.to(server)) {
      visitor.go("/console/sign-in");
      visitor.findsNoBarrier();
      visitor
          .page()
          .evaluate(
              """
              () => {
                document.querySelector("label").remove();
                document.querySelector("h1").style.color = "silver";
                const button = Object.assign(document.createElement("button"), { textContent: "Help", ariaLabel: "Go" });
                document.querySelector("form").append(button);
              }
              """);
      assertThatThrownBy(visitor::findsNoBarrier)
          .hasMessageContaining("label: ")
          .hasMessageContaining("color-contrast: ")
          .hasMessageContaining("label-content-name-mismatch: ");
      assertThatThrownBy(visitor::findsNoBarrierInLooks)
          .hasMessageContaining("color-contrast: ")
          .message()
          .doesNotContain("label");
    }
  }

  @Test
  void whoFailsTooOftenIsToldHowLongToWait() {
    try (Visitor visitor = Visitor.withoutScripts(server)) {
      for (int i = 0; i < 5; i++) {
        visitor.signIn(viewer.name(), "wrong-password");
        assertThat(alert(visitor)).isEqualTo("Name or password is wrong.");
      }
      visitor.signIn(viewer.name(), viewer.password());
      assertThat(alert(visitor)).matches("Too many attempts\\. Wait \\d+ seconds\\.");
      tenant.api().post("/users/" + viewer.id() + "/password").expect(200);
    }
  }

  @Test
  void personWhoSignsOutIsOut() {
    try (Visitor visitor = Visitor.to(server).signIn(viewer.name(), viewer.password())) {
      visitor.go("/console/overview");
      visitor.follow("Sign out");
      visitor.sees("You are signed in as " + viewer.name());
      visitor.findsNoBarrier();
      visitor.press("Sign out");
      assertThat(visitor.at()).isEqualTo("/console/sign-in");
      visitor.go("/console/overview");
      assertThat(visitor.at()).isEqualTo("/console/sign-in?next=%2Fconsole%2Foverview");
    }
  }

  @Test
  void whatWasTypedOutlastsSigningOutElsewhere() {
    TestTenant.Person member = tenant.person("member");
    try (Visitor visitor = Visitor.to(server).signIn(member.name(), member.password())) {
      visitor.go("/console/issues/new");
      visitor.page().getByLabel("Message").fill("no rows since 02:14");
      signOutElsewhere(visitor);
      visitor.press("Report issue");
      visitor.sees("What you sent was not saved");
      visitor.signIn(member.name(), member.password());
      visitor.sees("What you had typed is in the form again.");
      assertThat(visitor.page().getByLabel("Message").inputValue())
          .isEqualTo("no rows since 02:14");
    }
  }

  /** In another window of the same browser. */
  private static void signOutElsewhere(Visitor visitor) {
    try (Page other = visitor.page().context().newPage()) {
      other.navigate("/console/sign-out");
      other.getByRole(AriaRole.BUTTON).click();
      other.waitForURL(url -> url.contains("/sign-in"));
    }
  }

  @Test
  void formThatIsNoLongerValidIsSentOnceMore() {
    try (Visitor visitor = Visitor.to(server).signIn(viewer.name(), viewer.password())) {
      visitor.go("/console/sign-out?from=here");
      visitor.spoilForm();
      visitor.press("Sign out");
      visitor.sees("This page is no longer valid");
      visitor.sees("Nothing was changed.");
      visitor.findsNoBarrier();
      visitor.follow("Load the page again");
      assertThat(visitor.at()).isEqualTo("/console/sign-out?from=here");
      visitor.press("Sign out");
      assertThat(visitor.at()).isEqualTo("/console/sign-in");
    }
  }
}
