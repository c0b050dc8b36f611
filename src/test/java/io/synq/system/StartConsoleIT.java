package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The guided first run: from an empty tenant to a delivered event. */
class StartConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void emptyTenantIsLedToItsFirstDeliveredEvent() {
    try (Visitor visitor = Visitor.to(server)) {
      walk(visitor);
      visitor.findsNoBarrier();
      assertThat(visitor.page().locator("time.when").first().getAttribute("title"))
          .contains("UTC · ");
      visitor.go("/console/overview");
      assertThat(visitor.page().locator("#content").innerText()).doesNotContain("Get started");
    }
  }

  @Test
  void sameWithoutScripts() {
    try (Visitor visitor = Visitor.withoutScripts(server)) {
      walk(visitor);
      assertThat(visitor.page().locator("[data-copy]").first().isVisible()).isFalse();
    }
  }

  private void walk(Visitor visitor) {
    TestTenant.Person admin = tenant.person("admin");
    visitor.signIn(admin.name(), admin.password());
    visitor.sees("Start with a first event");
    visitor.follow("Get started");
    visitor.sees("There is a key.");
    visitor.sees("Add the endpoint first");
    visitor.press("Use the built-in inbox");
    visitor.sees("The inbox gets every event from now on.");
    visitor.press("Send the example event");
    visitor.sees("was accepted");
    Await.until(
        Await.SOON,
        () -> {
          visitor.go("/console/start");
          return visitor.page().locator("#content .state-delivered").count() == 1;
        });
    JsonObject endpoint = tenant.api().get("/endpoints").data().get(0);
    String inbox = endpoint.getString("url").replaceFirst(".*/inbox/", "/inbox/");
    JsonObject arrived = Api.anonymous(server.url()).getRoot(inbox).expect(200).data().get(0);
    assertThat(arrived.getString("synq_signature")).isEqualTo("valid");
  }
}
