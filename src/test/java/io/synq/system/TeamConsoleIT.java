package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The people of a tenant, as its administrators manage them. */
class TeamConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final String name = UUID.randomUUID() + "@example.com";

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void memberIsAddedSignsInIsDemotedAndRemoved() {
    TestTenant.Person admin = tenant.person("admin");
    try (Visitor boss = Visitor.to(server).signIn(admin.name(), admin.password());
        Visitor member = Visitor.to(server)) {
      boss.go("/console/team");
      boss.findsNoBarrier();
      boss.follow("Add team member");
      boss.page().getByLabel("Name", exact()).fill("a:b");
      boss.press("Add");
      boss.sees("Must have no colon");
      boss.findsNoBarrier();
      boss.page().getByLabel("Name", exact()).fill(name);
      boss.press("Add");
      boss.sees("can sign in now, with this password:");
      member.signIn(name, boss.page().locator("#secret").innerText());
      member.go("/console/issues/new");
      member.sees("Report an issue");
      boss.follow(name);
      boss.findsNoBarrier();
      boss.page().getByLabel("Role").selectOption("viewer");
      boss.press("Save");
      boss.sees(name + " is saved.");
      member.go("/console/issues/new");
      assertThat(member.page().locator("h1").innerText()).isEqualTo("This is not yours to see");
      boss.follow(name);
      boss.follow("New password");
      boss.findsNoBarrier();
      boss.press("Set a new password");
      boss.sees("The new password of " + name);
      member.go("/console/overview");
      assertThat(member.at()).startsWith("/console/sign-in");
      member.signIn(name, boss.page().locator("#secret").innerText());
      assertThat(member.at()).isEqualTo("/console/overview");
      boss.follow("Remove");
      boss.findsNoBarrier();
      boss.press("Remove");
      boss.sees(name + " is removed.");
      member.go("/console/overview");
      assertThat(member.at()).startsWith("/console/sign-in");
    }
  }

  @Test
  void nobodyDemotesHimself() {
    TestTenant.Person admin = tenant.person("admin");
    try (Visitor visitor = Visitor.to(server).signIn(admin.name(), admin.password())) {
      visitor.go("/console/team");
      assertThat(visitor.page().locator(".badge-soft").innerText()).isEqualTo("you");
      visitor.page().locator("a.row-link").first().click();
      assertThat(visitor.page().getByText("Remove").count()).isZero();
      visitor.page().getByLabel("Role").selectOption("member");
      visitor.press("Save");
      visitor.sees("Administrators cannot delete, disable or demote themselves.");
      assertThat(tenant.api().get("/users/" + admin.id()).string("role")).isEqualTo("admin");
    }
  }

  @Test
  void whatAnotherChangedMeanwhileIsNotOverwritten() {
    TestTenant.Person admin = tenant.person("admin");
    TestTenant.Person viewer = tenant.person("viewer");
    String path = "/users/" + viewer.id();
    try (Visitor visitor = Visitor.to(server).signIn(admin.name(), admin.password())) {
      visitor.go("/console/team/member?id=" + viewer.id());
      tenant.api().patch(path, "{\"display_name\":\"Vera\",\"role\":\"member\"}").expect(200);
      visitor.page().getByLabel("Display name").fill("Viktor");
      visitor.press("Save");
      visitor.sees("Somebody else changed this team member since you opened the form");
      assertThat(visitor.page().locator("tbody tr").allInnerTexts())
          .containsExactly("Display name\tVera\tViktor", "Role\tmember\tviewer");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Display name").fill("Victoria");
      visitor.page().getByLabel("Display name").press("Enter");
      visitor.sees("Victoria");
      assertThat(tenant.api().get(path).string("display_name"))
          .as("the return key saves over nothing")
          .isEqualTo("Vera");
      visitor.press("Save anyway");
      visitor.sees(viewer.name() + " is saved.");
      assertThat(tenant.api().get(path).string("display_name")).isEqualTo("Victoria");
    }
  }
}
