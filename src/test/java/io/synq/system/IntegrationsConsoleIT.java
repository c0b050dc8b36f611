package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Settings → Integrations → Add integration → Webhook. */
class IntegrationsConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void webhookIsPingedAndThenToldOfIssues() {
    TestTenant.Person person = tenant.person("member");
    String url = RECEIVER.on("/issues", Reaction.answer(200, "welcome"));
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(200)));
    try (Visitor visitor = Visitor.to(server).as(person)) {
      visitor.go("/console/integrations");
      visitor.sees("No integration yet");
      visitor.follow("Add integration");
      visitor.sees("What is to be told about the issues of this workspace?");
      visitor.follow("Webhook");
      visitor.sees("Tell it about");
      visitor.findsNoBarrier();
      uncheckAll(visitor.page());
      visitor.press("Add integration");
      visitor.sees("Is required.");
      visitor.sees("Must name at least one.");
      visitor.page().locator("#url").fill(url);
      visitor.page().getByLabel("issue_created").check();
      visitor.press("Add integration");
      visitor.sees("Integration added, and a ping sent.");
      visitor.sees("The endpoint answered 200.");
      visitor.sees("welcome");
      visitor.findsNoBarrier();
      assertThat(RECEIVER.await("/issues", 1).get(0).header("Synq-Event-Type")).isEqualTo("ping");
      new TestIssues(tenant).report("late_orders", "no rows").expect(201);
      assertThat(RECEIVER.await("/issues", 2).get(1).header("Synq-Event-Type"))
          .isEqualTo("issue_created");
      visitor.go("/console/integrations");
      visitor.sees(url);
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(1);
      Answer first = tenant.api().get("/endpoint-health?limit=1").expect(200);
      assertThat(first.data().get(0).getJsonObject("endpoint").getString("url")).isEqualTo(url);
      visitor.go(
          "/console/integrations?at="
              + URLEncoder.encode(first.string("next_cursor"), StandardCharsets.UTF_8));
      visitor.sees("No more integrations");
      visitor.findsNoBarrier();
      visitor.follow("Newest");
      visitor.sees(url);
    }
  }

  private static void uncheckAll(Page page) {
    page.locator("input[name=ticked]").all().forEach(box -> box.uncheck());
  }
}
