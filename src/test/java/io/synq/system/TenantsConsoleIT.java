package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The operator among the tenants. */
class TenantsConsoleIT {
  private final SynqServer server = Servers.standard();
  private final String slug = "c" + UUID.randomUUID().toString().substring(0, 8);

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void operatorMakesATenantAndItsAdministratorAndWorksInIt() {
    try (Visitor operator = Visitor.to(server).signIn("operator", SynqServer.PASSWORD);
        Visitor admin = Visitor.to(server)) {
      assertThat(operator.at()).isEqualTo("/console/tenants");
      operator.findsNoBarrier();
      operator.follow("New tenant");
      operator.page().getByLabel("Short name").fill("Not A Slug");
      operator.press("Create tenant");
      operator.sees("Must be lower-case letters, digits and inner hyphens.");
      operator.findsNoBarrier();
      operator.page().getByLabel("Short name").fill(slug);
      operator.press("Create tenant");
      operator.sees("This is its first API key:");
      operator.findsNoBarrier();
      Api key = Api.withKey(server.url(), operator.page().locator("#secret").innerText());
      JsonObject made = key.get("/me").json().getJsonObject("tenant");
      assertThat(made.getString("slug")).isEqualTo(slug);
      renames(operator, "/tenants/" + made.getString("id"));
      operator.follow("Add the first administrator");
      operator.findsNoBarrier();
      operator.page().getByLabel("Name", exact()).fill("admin@" + slug);
      operator.press("Add");
      operator.sees("can sign in now, with this password:");
      admin.signIn("admin@" + slug, operator.page().locator("#secret").innerText());
      admin.go("/console/team");
      admin.sees("admin@" + slug);
      admin.go("/console/tenants");
      assertThat(admin.page().locator("h1").innerText()).isEqualTo("This is not yours to see");
      operator.follow("Work in this tenant");
      assertThat(operator.address()).isEqualTo("/console/t/" + slug + "/overview");
      assertThat(operator.page().locator(".tenant-name").innerText()).isEqualTo("Acme of " + slug);
      operator.follow("Team");
      operator.sees("admin@" + slug);
      operator.follow("Change tenant");
      assertThat(operator.page().locator(".tenant-name").count()).isZero();
      // Others have made tenants since.
      String open = "Open Acme of " + slug;
      while (!operator.offers(open)) {
        operator.follow("Older");
      }
      operator.follow(open);
      operator.sees("Start with a first event");
      operator.go("/console/team");
      assertThat(operator.address()).isEqualTo("/console/tenants");
    }
  }

  /** Twice somebody else is faster. */
  private void renames(Visitor operator, String path) {
    Locator name = operator.page().getByLabel("Name", exact());
    for (String theirs : List.of("Theirs", "Theirs again")) {
      server.operator().patch(path, "{\"name\":\"" + theirs + "\"}").expect(200);
      name.fill("Acme of " + slug);
      operator.press("Save name");
      operator.sees("Somebody else changed this tenant since you opened the form");
      assertThat(operator.page().locator("tbody tr").allInnerTexts())
          .containsExactly("Name\t" + theirs + "\tAcme of " + slug);
      operator.findsNoBarrier();
      if (theirs.equals("Theirs")) {
        operator.follow("Take theirs and begin anew");
        assertThat(name.inputValue()).isEqualTo(theirs);
      }
    }
    operator.press("Save anyway");
    operator.sees("The name is saved.");
    assertThat(server.operator().get(path).string("name")).isEqualTo("Acme of " + slug);
  }
}
