package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The database goes away and comes back: nothing accepted is lost, and nothing is started anew. */
@EnabledIfSystemProperty(
    named = "synq.db",
    matches = "postgresql",
    disabledReason = "Derby lives in the server's own process")
class DatabaseOutageSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void requestsAreToldToComeBackAndWorkGoesOnByItself() {
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.putAll(Postgres.newDatabase());
    try (Receiver receiver = new Receiver();
        Cable cable = new Cable(Integer.parseInt(settings.get("SYNQ_DB_PORT")))) {
      settings.put("SYNQ_DB_PORT", Integer.toString(cable.port()));
      try (SynqServer server = SynqServer.start(settings)) {
        goAwayAndComeBack(server, receiver, cable);
      }
    }
  }

  private static void goAwayAndComeBack(SynqServer server, Receiver receiver, Cable cable) {
    TestTenant tenant = TestTenant.on(server);
    Reaction slow = Reaction.after(Duration.ofSeconds(2), Reaction.status(200));
    tenant.endpoint(receiver.on("/all", slow));
    Set<String> accepted = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      accepted.add(tenant.post("order.created"));
    }
    receiver.await("/all", 10);
    cable.cut(); // with attempts under way, whose ends cannot be recorded now

    Answer refused = tenant.api().post("/events", TestEvents.order()).expectProblem(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    Await.until(LIMIT, () -> tenant.api().get("/events").status() == 503);
    assertThat(tenant.api().get("/endpoints").expectProblem(503).header("Retry-After"))
        .isEqualTo("1");
    assertThat(tenant.api().get("/events").text()).doesNotContain("java", "SQL", "postgresql");
    Await.until(LIMIT, () -> Api.anonymous(server.url()).getRoot("/health/ready").status() == 503);

    cable.mend();
    Await.until(LIMIT, () -> Api.anonymous(server.url()).getRoot("/health/ready").status() == 200);
    accepted.add(tenant.post("order.created"));
    for (String id : accepted) {
      tenant.delivery(id, LIMIT, one -> one.getString("state").equals("delivered"));
    }
    assertThat(receiver.at("/all").stream().map(Received::eventId)).containsAll(accepted);
  }
}
