package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** API keys, from the first to the last use. */
class ApiKeysConsoleIT {
  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void keyIsMadeUsedAndRevoked() {
    TestTenant.Person admin = tenant.person("admin");
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/api-keys");
      visitor.findsNoBarrier();
      visitor.follow("New API key");
      visitor.press("Create key");
      visitor.sees("Is required.");
      visitor.sees("Must name at least one.");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Name").fill("orders service");
      visitor.page().getByLabel("events:write").check();
      visitor.page().getByLabel("Expires").selectOption("30");
      visitor.press("Create key");
      visitor.sees("This is shown only now.");
      visitor.findsNoBarrier();
      Api api = Api.withKey(server.url(), visitor.page().locator("#secret").innerText());
      JsonObject me = api.get("/me").expect(200).json();
      assertThat(me.getString("name")).isEqualTo("orders service");
      assertThat(me.getJsonArray("scopes")).hasSize(1);
      visitor.go("/console/api-keys");
      assertThat(visitor.page().locator("#secret").count()).isZero();
      assertThat(row(visitor)).contains("active", "events:write", "in 29 days");
      visitor.follow("Revoke orders service");
      visitor.findsNoBarrier();
      visitor.sees("orders service");
      api.get("/me").expect(200);
      visitor.press("Revoke key");
      visitor.sees("The key orders service is revoked.");
      assertThat(row(visitor)).contains("revoked").doesNotContain("Revoke");
      api.get("/me").expectProblem(401);
    }
  }

  private static String row(Visitor visitor) {
    return visitor.page().locator("tbody tr").first().innerText();
  }
}
