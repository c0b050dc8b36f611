package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong stops the server; the demo tenant can be left out. */
class RefusedStartSystemIT {

  @Test
  void badSettingStopsTheServerAndIsNamed() {
    String secret = "too-short";
    Map<String, String> settings = Map.of("SYNQ_BOOTSTRAP_OPERATOR_PASSWORD", secret);
    try (SynqServer server = SynqServer.launch(settings)) {
      assertThat(server.exitStatus()).isNotZero();
      assertThat(complaints(server))
          .singleElement()
          .asString()
          .contains("Synq Events does not start: synq.bootstrap.operator-password ");
      assertThat(server.output() + server.messages()).doesNotContain(secret);
      assertThat(server.output()).doesNotContain("first start");
    }
  }

  /**
   * Its certificate is of 127.0.0.1. Left running, the server would answer 404 to every producer,
   * and nobody would start it again.
   */
  @Test
  void databaseThatIsNotWhoItSaysStopsTheServer() {
    Map<String, String> settings = new HashMap<>(Postgres.newDatabase());
    settings.putAll(Postgres.byTls());
    settings.put("SYNQ_DB_HOST", "localhost");
    try (SynqServer server = SynqServer.launch(settings)) {
      assertThat(server.exitStatus()).isNotZero();
      // The driver has said it before.
      assertThat(complaints(server))
          .last()
          .asString()
          .contains("Synq Events does not start: the database does not answer ", "localhost");
      assertThat(server.messages()).contains("does not start: the database does not answer");
    }
  }

  @Test
  void databaseIsReachedByTlsWhereItMustBe() {
    assumeTrue(Postgres.inUse());
    String connections =
        "select distinct s.ssl::text from pg_stat_ssl s join pg_stat_activity a on a.pid = s.pid"
            + " where a.datname = current_database()";
    assertThat(Postgres.texts(Servers.strict().database(), connections)).containsExactly("true");
  }

  /** The lines of its output that say that something is wrong. */
  private static List<String> complaints(SynqServer server) {
    return server
        .output()
        .lines()
        .filter(
            line -> line.contains("start:") || line.matches("\\[.*] \\w+ \\S+ +[EW] .*|\tat .*"))
        .toList();
  }

  @Test
  void withoutTheDemoThereIsOnlyTheOperator() {
    SynqServer server = Servers.hasty();
    Await.until(Await.SOON, () -> server.output().contains("as given by SYNQ_BOOTSTRAP_OPERATOR"));
    assertThat(server.output()).contains("settings.unknown names=" + Servers.MISSPELT + "\n");
    assertThat(server.output()).doesNotContain("API key", SynqServer.KEY, SynqServer.PASSWORD);
    Api.anonymous(server.url()).getRoot("/inbox/demo").expect(404);
    assertThat(server.operator().get("/tenants").expect(200).text())
        .doesNotContain(SynqServer.DEMO_TENANT);
    server.demo().get("/events").expectProblem(401);
  }
}
