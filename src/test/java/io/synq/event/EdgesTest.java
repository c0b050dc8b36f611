package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.DerbySchema;
import io.synq.platform.Database;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static final String URL = "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true";

  private final Edges one = edges("one");
  private final Edges two = edges("two");

  private Edges edges(String node) {
    return new Edges(new Memory(), new ServerSettings(GivenSettings.of("synq.node", node)));
  }

  private final class Memory extends Database {
    @Override
    public <T> T run(Work<T> work) {
      try (Connection connection = DriverManager.getConnection(URL)) {
        return work.on(connection);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeAll
  static void makeTables() throws SQLException {
    System.setProperty("derby.stream.error.file", "/dev/null");
    try (Connection connection = DriverManager.getConnection(URL)) {
      DerbySchema.make(connection);
    }
  }

  @BeforeEach
  void forget() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from event_edge");
      statement.executeUpdate(
          "update event_settled set settled_at = timestamp('1970-01-01', '00:00:00')");
    }
  }

  private static void tell(Edges edges, Instant edge) {
    edges.tell(settled -> edge);
  }

  @Test
  void logIsSettledUpToTheEarliestEdge() {
    assertThat(one.settled()).isEqualTo(Instant.EPOCH);
    tell(one, NOON.plusSeconds(5));
    assertThat(two.settled()).isEqualTo(NOON.plusSeconds(5));
    tell(two, NOON.plusSeconds(7));
    tell(one, NOON.plusSeconds(9));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(7));
    tell(two, NOON.plusSeconds(8));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(8));
  }

  @Test
  void whoComesIsToldWhatIsSettledAndNothingIsUnsettledAgain() {
    tell(one, NOON);
    two.tell(
        settled -> {
          assertThat(settled).isEqualTo(NOON);
          return NOON.minusSeconds(60);
        });
    assertThat(one.settled()).isEqualTo(NOON);
    tell(one, NOON.plusSeconds(1));
    assertThat(one.settled()).isEqualTo(NOON);
  }

  @Test
  void nobodyWaitsForANodeThatWent() {
    tell(two, NOON);
    tell(one, NOON.plusSeconds(5));
    assertThat(one.settled()).isEqualTo(NOON);
    two.go();
    tell(one, NOON.plusSeconds(6));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(6));
  }

  @Test
  void nodeIsGoneWhenNothingWasHeardOfItForLong() {
    long silence = Edges.SILENCE.toNanos();
    assertThat(one.isAlive("two", 7, 1_000)).isTrue();
    assertThat(one.isAlive("two", 7, 1_000 + silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_000 + silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_000 + 2 * silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_001 + 2 * silence)).isFalse();
  }
}
