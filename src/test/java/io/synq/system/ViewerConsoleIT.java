package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A viewer reads, and pages offer nothing that changes. */
class ViewerConsoleIT {
  private static final List<String> READ =
      List.of(
          "/console/issues",
          "/console/issues/issue?id=i",
          "/console/event-types",
          "/console/event-types/type?name=order.created");

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestIssues issues = new TestIssues(tenant);

  private Visitor as(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  @Test
  void pagesOfferNothingThatChanges() {
    issues.report("i", "no rows").expect(201);
    List<String> pages = new ArrayList<>(READ);
    pages.add("/console/webhooks/event?id=" + tenant.post("nobody.subscribes"));
    try (Visitor viewer = as("viewer")) {
      for (String path : pages) {
        viewer.go(path);
        assertThat(viewer.page().locator("#content form[method=post]").count()).as(path).isZero();
        assertThat(viewer.page().locator("#content .btn-primary").count()).as(path).isZero();
        assertThat(viewer.page().locator("#content .btn-outline-danger").count()).isZero();
        assertThat(viewer.page().getByText("Add endpoint").count()).as(path).isZero();
        viewer.findsNoBarrier();
      }
      assertThat(viewer.page().locator("#menu nav").innerText())
          .contains("Issues", "Event types")
          .doesNotContain("API keys", "Team", "Audit log", "Tenants");
    }
  }
}
