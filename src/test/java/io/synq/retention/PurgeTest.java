package io.synq.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.event.PurgedEvents;
import io.synq.platform.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is old goes, with all that was made of it. */
class PurgeTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final PurgedEvents purged = new PurgedEvents(database);
  private final Purge purge = new Purge(database, purged, () -> NOW);

  /** An event with a delivery, an attempt of it, and what that sent. */
  private void add(String id, Instant accepted) {
    database.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values ('t', ?, 'a.b', ?, ?, 'o', 'u', 'r', ?)",
        id,
        accepted,
        accepted,
        new byte[2]);
    database.change(
        "insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts, manual,"
            + " replay, bytes, created_at, expires_at)"
            + " values (?, 't', ?, 'ep', 'failed', 1, false, false, 2, ?, ?)",
        id,
        id,
        accepted,
        accepted);
    database.change(
        "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
            + " duration_ms, url, request_headers, response_truncated, body_hash)"
            + " values (?, 'att', 't', 1, false, ?, 1, 'u', ?, false, 'h')",
        id,
        accepted,
        new byte[0]);
    database.change(
        "insert into sent_body (delivery_id, hash, tenant_id, body) values (?, 'h', 't', ?)",
        id,
        new byte[2]);
  }

  private String kept(String column, String table) {
    return database.run(
        connection -> {
          try (var select = connection.createStatement();
              var row = select.executeQuery("select " + column + " from " + table)) {
            String first = row.next() ? row.getString(1) : "nothing";
            return row.next() ? "several" : first;
          }
        });
  }

  @Test
  void bodiesThatWereSentGoWithTheirDeliveries() {
    add("old", NOW.minus(Duration.ofDays(2)));
    add("new", NOW);
    assertThat(purge.batch("t", NOW.minus(Duration.ofDays(1)), 10)).isOne();
    assertThat(kept("event_id", "event")).isEqualTo("new");
    assertThat(kept("id", "delivery")).isEqualTo("new");
    assertThat(kept("delivery_id", "attempt")).isEqualTo("new");
    assertThat(kept("delivery_id", "sent_body")).isEqualTo("new");
  }

  @Test
  void theLastEventThatWentIsKnownInTheOrderOfTheLog() {
    Instant old = NOW.minus(Duration.ofDays(2));
    add("b", old);
    add("a", old);
    add("c", old.minusMillis(1));
    add("d", NOW);
    assertThat(purged.last("t")).isEmpty();
    purge.batch("t", NOW, 2);
    assertThat(purged.last("t")).contains(new Cursor(old, "a"));
    purge.batch("t", NOW, 2);
    assertThat(purge.batch("t", NOW, 2)).isZero();
    assertThat(purged.last("t")).contains(new Cursor(old, "b"));
    assertThat(purged.last("another")).isEmpty();
  }

  /** Two nodes purge for a moment, if one was slow. */
  @Test
  void whoIsBehindDoesNotSetItBack() {
    Cursor last = new Cursor(NOW, "b");
    for (Cursor event : List.of(last, new Cursor(NOW.minusMillis(1), "z"), new Cursor(NOW, "a"))) {
      database.run(
          connection -> {
            purged.upTo(connection, "t", event);
            return event;
          });
    }
    assertThat(purged.last("t")).contains(last);
  }
}
