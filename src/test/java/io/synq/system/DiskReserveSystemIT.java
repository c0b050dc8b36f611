package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Derby with less room on its disk than is to stay free: no event is taken, all else works. */
@EnabledIfSystemProperty(
    named = "synq.db",
    matches = "derby",
    disabledReason = "PostgreSQL minds its own disk")
class DiskReserveSystemIT {
  private static final String MORE_THAN_ANY_DISK_MIB = "1000000000";

  @Test
  void producersAreToldToComeBackUntilThereIsRoom() {
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.put("SYNQ_DB_RESERVE_MIB", MORE_THAN_ANY_DISK_MIB);
    try (SynqServer server = SynqServer.launch(settings)) {
      server.awaitStarted();
      Answer refused = server.demo().post("/events", TestEvents.order()).expectProblem(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      server.demo().get("/events").expect(200);
      assertThat(server.isReady()).isFalse();

      server.stop();
      server.restart(Map.of("SYNQ_DB_RESERVE_MIB", "1"));
      server.demo().post("/events", TestEvents.order()).expect(202);
    }
  }
}
