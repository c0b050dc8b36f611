package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnRowsTest {
  private static final MemoryDatabase DATABASE = new MemoryDatabase();

  private final TurnRows one = new TurnRows(DATABASE);
  private final TurnRows other = new TurnRows(DATABASE);

  @BeforeAll
  static void addEndpoint() {
    DATABASE.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
    DATABASE.change(
        "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at, version)"
            + " values ('ep_1', 't', 'u', '*', 'enabled', current_timestamp, current_timestamp, 1)");
  }

  @BeforeEach
  void forget() {
    DATABASE.change("delete from endpoint_turn");
  }

  private static void next(String time) {
    DATABASE.change(
        "update endpoint_turn set next_at = {fn timestampadd(" + time + ", current_timestamp)}");
  }

  @Test
  void noTurnIsTakenTwice() {
    assertThat(one.take("ep_1", 25, 1)).isZero();
    assertThat(other.take("ep_1", 20, 1)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    assertThat(one.take("ep_1", 1, 1)).isBetween(Duration.ofSeconds(35), Duration.ofSeconds(45));
  }

  @Test
  void turnsThatNobodyTookAreNotMadeUpFor() {
    one.take("ep_1", 1, 1);
    next("sql_tsi_hour, -1");
    assertThat(one.take("ep_1", 20, 1)).isZero();
    assertThat(one.take("ep_1", 1, 1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void aNodeThatFreezesMeanwhileIsNotWaitedFor() {
    WatchedDatabase watched = new WatchedDatabase(DATABASE);
    assertThat(new TurnRows(watched).take("ep_1", 1, 1)).isZero();
    assertThat(watched.statements)
        .containsExactly("set local idle_in_transaction_session_timeout = 4000");
  }

  @Test
  void aClockThatWasWrongStopsNobody() {
    one.take("ep_1", 1, 1);
    next("sql_tsi_day, 1");
    assertThat(one.take("ep_1", 1, 1)).isZero();
  }
}
