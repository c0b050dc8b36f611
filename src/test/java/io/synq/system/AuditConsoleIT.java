package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The audit log as administrators search it. */
class AuditConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void changeIsFoundAndToldMemberByMember() {
    TestTenant.Person admin = tenant.person("admin");
    String endpoint = tenant.endpoint("http://127.0.0.1:9/a").getString("id");
    tenant.api().patch("/endpoints/" + endpoint, "{\"description\":\"Our shop\"}").expect(200);
    tenant.api().patch("/endpoints/" + endpoint, "{\"description\":\"Their shop\"}").expect(200);
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/audit");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Action").fill("endpoint.updated");
      visitor.page().getByLabel("From, UTC").fill("2024-12-04T15:32");
      visitor.press("Filter");
      Await.until(Await.SOON, () -> visitor.page().locator("tbody tr").count() == 2);
      visitor.page().locator("summary").first().click();
      assertThat(visitor.page().locator(".diff").first().innerText())
          .contains("description", "Our shop", "Their shop")
          .doesNotContain("updated_at");
      visitor.findsNoBarrier();
      visitor.follow(endpoint);
      visitor.page().waitForURL("**/audit?object_id=" + endpoint);
      visitor.sees("endpoint.created");
      visitor.go("/console/audit?actor=nobody");
      visitor.sees("No entry fits");
      visitor.go("/console/audit?to=2024-12-04T15:32");
      visitor.sees("No entry fits");
      visitor.go("/console/audit?from=yesterday&to=2024-12-04T15:32");
      visitor.sees("Nothing was searched");
      visitor.sees("Must be a time like 2024-12-04T15:32:07.412Z.");
      assertThat(visitor.page().getByLabel("From, UTC").inputValue()).isEqualTo("yesterday");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("From, UTC").fill("2024-12-05");
      visitor.press("Filter");
      visitor.sees("Must not be later than to.");
      visitor.go("/console/audit?actor=" + "x".repeat(300));
      visitor.sees("Must be 1 to 254 characters without control characters.");
    }
  }

  @Test
  void longLogIsReadPageByPage() {
    TestTenant.Person admin = tenant.person("admin");
    String endpoint = tenant.endpoint("http://127.0.0.1:9/a").getString("id");
    for (int i = 0; i < 60; i++) {
      tenant.api().patch("/endpoints/" + endpoint, "{\"description\":\"" + i + "\"}").expect(200);
    }
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/audit?action=endpoint.updated");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(50);
      visitor.follow("Older");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(10);
      assertThat(visitor.page().getByText("Older").count()).isZero();
      visitor.follow("Newer");
      assertThat(visitor.at()).isEqualTo("/console/audit?action=endpoint.updated");
    }
  }
}
