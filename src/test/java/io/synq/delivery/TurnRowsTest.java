package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.DerbySchema;
import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnRowsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String URL = "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true";

  private Instant now = NOON;
  private final TurnRows one = new TurnRows(new Memory(), () -> now);
  private final TurnRows other = new TurnRows(new Memory(), () -> now);

  private static final class Memory extends Database {
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
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      DerbySchema.make(connection);
      statement.executeUpdate(
          "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
      statement.executeUpdate(
          "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at, version)"
              + " values ('ep_1', 't', 'u', '*', 'ENABLED', current_timestamp, current_timestamp, 1)");
    }
  }

  @BeforeEach
  void forget() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from endpoint_turn");
    }
  }

  @Test
  void noTurnIsTakenTwice() {
    assertThat(one.take("ep_1", 25, 100)).isEqualTo(NOON);
    assertThat(other.take("ep_1", 5, 100)).isEqualTo(NOON.plusMillis(250));
    assertThat(one.take("ep_1", 1, 100)).isEqualTo(NOON.plusMillis(300));
  }

  @Test
  void turnsThatNobodyTookAreNotMadeUpFor() {
    one.take("ep_1", 1, 1);
    now = NOON.plus(Duration.ofHours(1));
    assertThat(one.take("ep_1", 2, 1)).isEqualTo(now);
    assertThat(one.take("ep_1", 1, 1)).isEqualTo(now.plusSeconds(2));
  }

  @Test
  void aClockThatWasWrongStopsNobody() {
    now = NOON.plus(Duration.ofDays(1));
    one.take("ep_1", 1, 1);
    now = NOON;
    assertThat(one.take("ep_1", 1, 1)).isEqualTo(NOON);
  }
}
