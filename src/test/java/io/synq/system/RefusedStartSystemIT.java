package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are wrong stop the server; the demo tenant can be left out. */
@Tag("once")
class RefusedStartSystemIT {

  @ParameterizedTest
  @CsvSource({
    "SYNQ_BOOTSTRAP_API_KEY, synq_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, synq.bootstrap.api-key",
    "SYNQ_BOOTSTRAP_OPERATOR_PASSWORD, short, synq.bootstrap.operator-password",
    "SYNQ_DELIVERY_EXPIRY, soon, synq.delivery.expiry",
    "SYNQ_MESSAGING, nonsense, synq.messaging"
  })
  void badSettingStopsTheServerAndIsNamed(String variable, String value, String key) {
    try (SynqServer server = SynqServer.launch(Map.of(variable, value))) {
      assertThat(server.exitStatus()).isNotZero();
      assertThat(server.output()).contains("Synq Events does not start: " + key + " ");
      assertThat(server.output() + server.messages()).doesNotContain(value + " ");
      assertThat(server.output()).doesNotContain("first start");
    }
  }

  /** Left running it would answer 404 to every producer, and nobody would start it again. */
  @Test
  void databaseThatDoesNotAnswerStopsTheServer() {
    Map<String, String> settings =
        Map.of("SYNQ_DB", "postgresql", "SYNQ_DB_PORT", Integer.toString(Ports.free()));
    try (SynqServer server = SynqServer.launch(settings)) {
      assertThat(server.exitStatus()).isNotZero();
      assertThat(server.output())
          .contains("Synq Events does not start: the database does not answer (SQLSTATE 08001)");
    }
  }

  @Test
  void withoutTheDemoThereIsOnlyTheOperator() {
    try (SynqServer server = SynqServer.start(Map.of("SYNQ_BOOTSTRAP_DEMO", "false"))) {
      assertThat(server.output()).contains(SynqServer.PASSWORD).doesNotContain(SynqServer.KEY);
      assertThat(server.operator().get("/tenants").expect(200).data()).isEmpty();
      server.demo().get("/events").expectProblem(401);
    }
  }
}
