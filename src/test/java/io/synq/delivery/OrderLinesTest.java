package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.Event;
import io.synq.platform.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of each key one goes at a time, in the order in which they joined. */
class OrderLinesTest {
  private final DeliveryRows rows = new DeliveryRows();
  private final OrderJoin joining = new OrderJoin(rows);
  private final OrderLines lines = new OrderLines(rows, () -> NOW);
  private final Told<Expired> expired = new Told<>();
  private final Told<Skipped> skipped = new Told<>();
  private final BlockedLines blocked = new BlockedLines(rows, expired, skipped);

  /** Joins their lines and is stored; the first letter is the key. */
  private List<String> join(String... names) {
    List<Delivery> all =
        Stream.of(names)
            .map(
                name ->
                    Delivery.of(event(name), "ep_1", NOW, Duration.ofHours(72), false, true)
                        .keyed(OrderKey.of(name.substring(0, 1))))
            .toList();
    joining.join(all, NOW);
    for (int i = 0; i < names.length; i++) {
      Instant due = all.get(i).waitsForItsTurn() ? Unfinished.IN_ITS_TURN : NOW.plusSeconds(40);
      rows.add("ep_1", "pending", NOW, due, all.get(i).id());
      key(all.get(i).id(), String.valueOf(all.get(i).orderKey()));
    }
    return all.stream().map(Delivery::id).toList();
  }

  private static Event event(String id) {
    Event.Actor actor = new Event.Actor("org", "user", "member");
    return new Event(DeliveryRows.TENANT, id, "a.b", NOW, NOW, actor, "{}".getBytes(UTF_8));
  }

  private void key(String id, String key) {
    rows.change("update delivery set order_key = ? where id = ?", key, id);
  }

  /** Comes back after its end, with another key. */
  private boolean rejoin(String id, String key) {
    boolean turn = joining.join(new OrderLine("ep_1", key), id, NOW);
    key(id, key);
    retriedAt(id, turn ? NOW.plusSeconds(40) : Unfinished.IN_ITS_TURN);
    return turn;
  }

  private void end(String id) {
    rows.change("update delivery set state = 'delivered', due_at = null where id = ?", id);
  }

  private static OrderLine.Ended ended(String key, String id) {
    return new OrderLine.Ended(new OrderLine("ep_1", key), id);
  }

  private List<String> advance(OrderLine.Ended... ended) {
    return lines.advance(List.of(ended)).stream().map(Wake::deliveryId).toList();
  }

  private boolean waits(String id) {
    return rows.value("due_at", id).startsWith("9999");
  }

  private String count(String table) {
    return rows.run(
        connection -> Sql.of(connection, "select count(*) from " + table).strings().get(0));
  }

  @Test
  void theFirstOfEachKeyGoesAndTheOthersWait() {
    List<String> ids = join("a1", "b1", "a2", "b2");
    assertThat(ids).extracting(this::waits).containsExactly(false, false, true, true);
    List<String> more = join("a3", "c1");
    assertThat(more).extracting(this::waits).containsExactly(true, false);
  }

  @Test
  void theNextGoesOnceTheFirstHasEnded() {
    List<String> ids = join("a1", "a2", "b1");
    String third = join("a3").get(0);
    end(ids.get(0));
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(1));
    assertThat(waits(ids.get(1))).isFalse();
    assertThat(advance(ended("a", ids.get(0)))).as("it was moved on already").isEmpty();
    end(ids.get(1));
    assertThat(advance(ended("a", ids.get(1)))).containsExactly(third);
    end(third);
    end(ids.get(2));
    assertThat(advance(ended("a", third), ended("b", ids.get(2)))).isEmpty();
    assertThat(count("order_line")).isEqualTo("0");
    assertThat(count("order_place")).isEqualTo("0");
    assertThat(waits(join("a4").get(0))).as("nothing is before it").isFalse();
  }

  @Test
  void aLineWhoseHeadIsAliveStays() {
    List<String> ids = join("a1", "a2");
    assertThat(advance(ended("a", ids.get(0)))).isEmpty();
    assertThat(waits(ids.get(1))).isTrue();
  }

  @Test
  void aNodeThatFreezesMeanwhileIsNotWaitedFor() {
    List<String> ids = join("a1", "a2");
    end(ids.get(0));
    WatchedDatabase watched = new WatchedDatabase(rows);
    assertThat(new OrderLines(watched, () -> NOW).advance(List.of(ended("a", ids.get(0)))))
        .hasSize(1);
    new OrderJoin(watched).join(List.of(), NOW);
    String ends = "set local idle_in_transaction_session_timeout = 4000";
    assertThat(watched.statements).containsExactly(ends, ends);
  }

  @Test
  void whatHasEndedMeanwhileIsPassedOver() {
    List<String> ids = join("a1", "a2", "a3", "a4", "a5");
    ids.subList(0, 4).forEach(this::end);
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(4));
    assertThat(count("order_place")).isEqualTo("0");
    end(ids.get(4));
    List<String> more = join("a6", "a7");
    more.forEach(this::end);
    assertThat(advance(ended("a", ids.get(4)))).isEmpty();
    assertThat(count("order_line")).isEqualTo("0");
    assertThat(count("order_place")).isEqualTo("0");
  }

  @Test
  void whatWasPurgedIsPassedOverToo() {
    List<String> ids = join("a1", "a2", "a3");
    rows.change("delete from delivery where id in (?, ?)", ids.get(0), ids.get(1));
    assertThat(blocked.ended(Instant.EPOCH, NOW)).containsExactly(ended("a", ids.get(0)));
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(2));
  }

  @Test
  void nothingIsLeftOfALineThatWasPurged() {
    List<String> ids = join("a1", "a2", "a3");
    rows.change("delete from delivery");
    assertThat(blocked.ended(Instant.EPOCH, NOW)).containsExactly(ended("a", ids.get(0)));
    assertThat(advance(ended("a", ids.get(0)))).isEmpty();
    assertThat(count("order_line")).isEqualTo("0");
    assertThat(count("order_place")).isEqualTo("0");
  }

  @Test
  void linesThatNobodyMovedOnAreFound() {
    List<String> ids = join("a1", "a2", "b1");
    end(ids.get(0));
    assertThat(blocked.ended(Instant.EPOCH, NOW.minusSeconds(1)))
        .as("somebody may be about to")
        .isEmpty();
    assertThat(blocked.ended(Instant.EPOCH, NOW)).containsExactly(ended("a", ids.get(0)));
    assertThat(blocked.ended(NOW, NOW.plusSeconds(1))).as("it is no new line").isEmpty();
  }

  @Test
  void whoeverComesBackIsBehindTheOthers() {
    List<String> ids = join("a1", "a2");
    end(ids.get(0));
    assertThat(joining.join(new OrderLine("ep_1", "a"), ids.get(0), NOW)).isFalse();
    rows.change("update delivery set due_at = ? where id = ?", Unfinished.IN_ITS_TURN, ids.get(0));
    assertThat(blocked.ended(Instant.EPOCH, NOW))
        .as("its head waits")
        .containsExactly(ended("a", ids.get(0)));
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(1));
    end(ids.get(1));
    assertThat(advance(ended("a", ids.get(1)))).containsExactly(ids.get(0));
  }

  @Test
  void whoeverComesBackWithAnotherKeyDoesNotGoByItsOldPlace() {
    List<String> ids = join("a1", "a2", "a3", "b1");
    end(ids.get(1));
    assertThat(rejoin(ids.get(1), "b")).isFalse();
    end(ids.get(0));
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(2));
    assertThat(waits(ids.get(1))).isTrue();
    end(ids.get(3));
    assertThat(advance(ended("b", ids.get(3)))).containsExactly(ids.get(1));
  }

  @Test
  void aHeadThatComesBackWithAnotherKeyHoldsUpItsOldOneNoMore() {
    List<String> ids = join("a1", "a2");
    end(ids.get(0));
    assertThat(rejoin(ids.get(0), "b")).isTrue();
    assertThat(blocked.ended(Instant.EPOCH, NOW)).containsExactly(ended("a", ids.get(0)));
    assertThat(advance(ended("a", ids.get(0)))).containsExactly(ids.get(1));
  }

  @Test
  void aHeadThatBlocksOthersForTooLongIsGivenUp() {
    rows.addLimitedEndpoint("ep_1");
    rows.change("update endpoint set ordering_limit = 60");
    List<String> ids = join("a1", "a2", "b1", "c1", "c2");
    for (String head : List.of(ids.get(0), ids.get(2), ids.get(3))) {
      rows.change("update delivery set state = 'retrying' where id = ?", head);
      attempted(head, NOW.plusSeconds(10));
    }
    retriedAt(ids.get(3), NOW.plusSeconds(50));
    assertThat(blocked.giveUp(NOW.plusSeconds(69))).isEmpty();
    retriedAt(ids.get(0), NOW.plusSeconds(90));
    retriedAt(ids.get(2), NOW.plusSeconds(90));
    assertThat(blocked.giveUp(NOW.plusSeconds(70)))
        .as("nobody waits for b1, and c1 is about to be tried")
        .containsExactly(ended("a", ids.get(0)));
    assertThat(rows.value("state", ids.get(0))).isEqualTo("failed");
    assertThat(rows.value("last_error", ids.get(0))).isEqualTo(BlockedLines.BLOCKED);
    assertThat(skipped.all)
        .extracting(one -> one.delivery().deliveryId())
        .containsExactly(ids.get(0));
    assertThat(expired.all).extracting(Expired::deliveryId).containsExactly(ids.get(0));
  }

  @Test
  void aHeadIsNotGivenUpForOthersThatWaitNoMore() {
    rows.addLimitedEndpoint("ep_1");
    rows.change("update endpoint set ordering_limit = 60");
    List<String> ids = join("a1", "a2", "a3");
    rows.change("update delivery set state = 'retrying' where id = ?", ids.get(0));
    attempted(ids.get(0), NOW.plusSeconds(10));
    retriedAt(ids.get(0), NOW.plusSeconds(200));
    end(ids.get(1));
    end(ids.get(2));
    assertThat(blocked.giveUp(NOW.plusSeconds(100))).isEmpty();
    join("a4");
    assertThat(blocked.giveUp(NOW.plusSeconds(100))).containsExactly(ended("a", ids.get(0)));
  }

  private void retriedAt(String id, Instant due) {
    rows.change("update delivery set due_at = ? where id = ?", due, id);
  }

  private void attempted(String id, Instant at) {
    rows.change(
        "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
            + " duration_ms, url, request_headers, response_truncated)"
            + " values (?, 'att_1', 't', 1, false, ?, 1, 'u', ?, false)",
        id,
        at,
        new byte[0]);
  }
}
