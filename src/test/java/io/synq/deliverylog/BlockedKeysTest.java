package io.synq.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.Unfinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which keys do not go on. */
class BlockedKeysTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Instant NEXT = NOW.plusSeconds(60);
  private static final Instant WAITS = Unfinished.FAR.plusSeconds(86_400 * 7);

  private final MemoryDatabase rows = new MemoryDatabase();
  private final BlockedKeys blocked = new BlockedKeys(rows);

  private void add(String id, String state, Instant due) {
    rows.change(
        "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at, attempts,"
            + " manual, replay, bytes, created_at, expires_at, order_key)"
            + " values (?, 't', 'e', 'ep', ?, ?, 1, false, false, 2, ?, ?, 'a')",
        id,
        state,
        due,
        NOW,
        NOW);
  }

  /** With a line of its own key, of five numbers. */
  private void addHead(String id, String state) {
    add(id, state, NEXT);
    rows.change(
        "insert into order_line (endpoint_id, order_key, head_id, head_number, head_since,"
            + " last_number) values ('ep', 'a', ?, 1, ?, 5)",
        id,
        NOW);
  }

  private void attempted(String id, Instant at) {
    rows.change(
        "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
            + " duration_ms, url, request_headers, response_truncated)"
            + " values (?, 'att', 't', 1, false, ?, 1, 'u', ?, false)",
        id,
        at,
        new byte[0]);
  }

  private void place(long number, String id) {
    rows.change(
        "insert into order_place (endpoint_id, order_key, place_number, delivery_id)"
            + " values ('ep', 'a', ?, ?)",
        number,
        id);
  }

  private List<BlockedKey> page() {
    return blocked.page("ep", Optional.empty(), 10).data();
  }

  @Test
  void headIsTriedAgainWhenItRetries() {
    addHead("head", "retrying");
    attempted("head", NOW.plusMillis(1));
    assertThat(page()).extracting(BlockedKey::nextAttemptAt).containsExactly(NEXT);
  }

  @Test
  void attemptThatIsUnderWayIsNoNextOne() {
    addHead("head", "delivering");
    attempted("head", NOW.plusMillis(1));
    List<Instant> next = new ArrayList<>();
    page().forEach(one -> next.add(one.nextAttemptAt()));
    assertThat(next).containsExactly((Instant) null);
  }

  @Test
  void countsThoseThatWaitStill() {
    addHead("head", "retrying");
    attempted("head", NOW.plusMillis(1));
    add("waits", "pending", WAITS);
    add("cancelled", "cancelled", NOW);
    rows.change("update delivery set due_at = null where id = 'cancelled'");
    place(2, "waits");
    place(3, "cancelled");
    place(4, "purged");
    place(5, "waits");
    assertThat(page()).extracting(BlockedKey::waiting).containsExactly(1L);
  }

  @Test
  void headThatFailedBeforeItWasOneHasNotBlocked() {
    addHead("head", "pending");
    attempted("head", NOW.minusSeconds(1));
    assertThat(page()).isEmpty();
    attempted("head", NOW.plusSeconds(1));
    assertThat(page()).hasSize(1);
  }
}
