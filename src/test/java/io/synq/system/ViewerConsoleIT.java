package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A viewer reads, and changes nothing: neither by what pages offer nor by what they do not. */
class ViewerConsoleIT {
  private static final List<String> READ =
      List.of(
          "/console/issues",
          "/console/issues/issue?id=i",
          "/console/event-types",
          "/console/event-types/type?name=order.created");
  private static final List<String> CLOSED =
      List.of(
          "/console/issues/new",
          "/console/issues/close?id=i",
          "/console/event-types/edit?name=order.created",
          "/console/event-types/delete?name=parcel.lost",
          "/console/api-keys",
          "/console/api-keys/new",
          "/console/api-keys/revoke?id=k",
          "/console/team",
          "/console/team/new",
          "/console/team/member?id=u",
          "/console/team/password?id=u",
          "/console/team/delete?id=u",
          "/console/audit",
          "/console/tenants",
          "/console/tenants/new",
          "/console/tenants/tenant?id=t",
          "/console/tenants/user-new?id=t");

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestIssues issues = new TestIssues(tenant);

  private Visitor as(String role) {
    TestTenant.Person person = tenant.person(role);
    return Visitor.to(server).signIn(person.name(), person.password());
  }

  /** Sends a form as its page would, whether that has such a form or not. */
  private int post(Visitor visitor, String path, String form, String button) {
    FormData data =
        FormData.create()
            .set(form + "_SUBMIT", "1")
            .set("jakarta.faces.ViewState", "stateless")
            .set(button, "x");
    return visitor
        .page()
        .request()
        .post(tenant.page(path), RequestOptions.create().setForm(data))
        .status();
  }

  @Test
  void pagesOfferNothingThatChanges() {
    issues.report("i", "no rows").expect(201);
    try (Visitor viewer = as("viewer")) {
      for (String path : READ) {
        viewer.go(path);
        assertThat(viewer.page().locator("#content form[method=post]").count()).as(path).isZero();
        assertThat(viewer.page().locator("#content .btn-primary").count()).as(path).isZero();
        assertThat(viewer.page().locator("#content .btn-outline-danger").count()).isZero();
        viewer.findsNoBarrier();
      }
      assertThat(viewer.page().locator("#menu nav").innerText())
          .contains("Issues", "Event types")
          .doesNotContain("API keys", "Team", "Audit log", "Tenants");
    }
  }

  @Test
  void forgedFormsAreRefused() {
    issues.report("i", "no rows").expect(201);
    try (Visitor viewer = as("viewer");
        Visitor member = as("member")) {
      for (String path : CLOSED) {
        assertThat(viewer.go(path).locator(".error-status").innerText()).as(path).isEqualTo("403");
        assertThat(post(viewer, path, "f", "yes")).as(path).isEqualTo(403);
      }
      String issue = "/console/issues/issue?id=i";
      post(viewer, issue, "commands", "fixed");
      assertThat(issues.get("i").getString("status")).isEqualTo("open");
      post(member, issue, "commands", "fixed");
      assertThat(issues.get("i").getString("status")).isEqualTo("fixed");
      assertThat(post(viewer, "/console/issues/close?id=i", "close", "close-yes")).isEqualTo(403);
      assertThat(issues.get("i").getString("status")).isEqualTo("fixed");
    }
  }
}
