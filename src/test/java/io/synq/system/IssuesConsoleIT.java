package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What people see of issues, and do about them. */
class IssuesConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestIssues issues = new TestIssues(tenant);

  private Visitor as(String role) {
    return Visitor.to(server).as(tenant.person(role));
  }

  private static Locator step(Visitor visitor, String change) {
    return visitor
        .page()
        .locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(change));
  }

  @Test
  void callbackOfAReceiverIsSeenInTheHistory() {
    try (Receiver receiver = new Receiver();
        Visitor visitor = as("viewer")) {
      tenant.endpoint(receiver.on("/q", Reaction.status(200)), "issue_created");
      JsonObject event = issues.created(receiver, "/q", "orders:freshness");
      for (String command : new String[] {"mark_investigating", "post_comment"}) {
        String comment = command.equals("post_comment") ? "The loader is back" : "";
        String body = TestIssues.filledIn(TestIssues.callback(event, command), command, comment);
        issues.call(issues.token(event, command), body).expect(200);
      }
      issues.call(issues.token(event, "mark_fixed"), "").expect(200);
      visitor.go("/console/issues");
      visitor.findsNoBarrier();
      visitor.follow("no rows");
      assertThat(visitor.at()).isEqualTo("/console/issues/issue?id=orders:freshness");
      visitor.findsNoBarrier();
      assertThat(step(visitor, "Mark investigating").innerText())
          .contains("callback", "Ada", "ada@example.com", "investigating");
      assertThat(step(visitor, "Post comment").innerText()).contains("The loader is back", "Ada");
      assertThat(step(visitor, "Mark fixed").innerText())
          .contains("callback", "Whoever had the URL");
      assertThat(step(visitor, "Reported").innerText()).contains("API key").doesNotContain("Ada");
      String told = step(visitor, "Reported").locator("a").getAttribute("href");
      assertThat(told)
          .isEqualTo(tenant.page("/console/webhooks/event?id=" + event.getString("event_id")));
      assertThat(
              visitor.page().locator("#content button[type=submit], #content input[type=submit]"))
          .satisfies(buttons -> assertThat(buttons.count()).isZero());
    }
  }

  @Test
  void issueIsReportedMarkedAndClosedByHand() {
    try (Visitor visitor = as("member")) {
      visitor.go("/console/issues");
      visitor.sees("No open issue");
      visitor.follow("Report an issue");
      visitor.press("Report issue");
      visitor.sees("Is required");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Message").fill("stock: no rows\nof Zoë’s 東京 🚚");
      visitor.page().getByLabel("Issue id").fill("stock:rows");
      visitor.press("Report issue");
      visitor.sees("The issue is reported");
      assertThat(visitor.at()).isEqualTo("/console/issues/issue?id=stock%3Arows");
      assertThat(issues.get("stock:rows").getString("message"))
          .matches("stock: no rows\\R" + "of Zoë’s 東京 🚚");
      visitor.press("Mark expected");
      visitor.sees("The issue is marked expected.");
      assertThat(issues.get("stock:rows").getString("status")).isEqualTo("expected");
      visitor.press("Post comment");
      visitor.sees("Is required");
      visitor.page().getByLabel("Comment").fill("Counted again: <b>12</b>");
      visitor.press("Post comment");
      visitor.sees("Your comment is posted");
      assertThat(step(visitor, "Post comment").innerText())
          .contains("Counted again: <b>12</b>", "signed in here")
          .doesNotContain("callback");
      visitor.follow("Close issue");
      visitor.findsNoBarrier();
      visitor.sees("for good");
      visitor.press("Close issue");
      visitor.sees("The issue is closed.");
      assertThat(visitor.page().getByText("Mark fixed").count()).isZero();
      visitor.go("/console/issues");
      visitor.sees("No open issue");
      visitor.follow("Closed");
      visitor.sees("stock:rows");
      assertThat(issues.logged("issue_closed")).hasSize(1);
      visitor.page().getByLabel("Text").fill("ZOË");
      visitor.press("Filter");
      visitor.sees("stock:rows");
      visitor.page().getByLabel("Text").fill("x".repeat(129));
      visitor.press("Filter");
      visitor.sees("Nothing was searched: see what is marked below.");
      assertThat(visitor.page().locator("#q-error").innerText()).contains("1 to 128 characters");
      visitor.findsNoBarrier();
      visitor.go("/console/issues?show=closed&q=nowhere");
      visitor.sees("No issue fits");
      visitor.follow("Clear the filter");
      visitor.sees("stock:rows");
      visitor.go("/console/issues?status=fixed&group_id=stock");
      visitor.sees("No issue fits");
      assertThat(visitor.page().getByLabel("Status").inputValue()).isEqualTo("fixed");
    }
  }
}
