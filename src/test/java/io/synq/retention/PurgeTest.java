package io.synq.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.Expired;
import io.synq.delivery.Told;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.event.PurgedEvents;
import io.synq.platform.Cursor;
import io.synq.platform.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is old goes, with all that was made of it. */
class PurgeTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(2));
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));
  private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, "");

  private final MemoryDatabase database = new MemoryDatabase();
  private final Told<Expired> told = new Told<>();
  private final PurgedEvents purged = new PurgedEvents(database);
  private final Purge purge =
      new Purge(database, new Events(database, null), purged, told, () -> NOW);

  private void addEvent(String id, String type, Instant accepted) {
    database.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values ('t', ?, ?, ?, ?, 'o', 'u', 'r', ?)",
        id,
        type,
        accepted,
        accepted,
        new byte[2]);
  }

  /** As many deliveries of an event, each attempted as often by what its row says. */
  private void addDeliveries(String eventId, int count, int attempts) {
    database.run(
        connection ->
            Sql.of(
                    connection,
                    "insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts,"
                        + " manual, replay, bytes, created_at, expires_at)"
                        + " values (?, 't', ?, 'ep', 'failed', ?, false, false, 2, ?, ?)")
                .batch(
                    IntStream.range(0, count).boxed().toList(),
                    i -> {
                      String id = count == 1 ? eventId : eventId + "_" + i;
                      return new Object[] {id, eventId, attempts, OLD, OLD};
                    }));
  }

  /** Attempts of a delivery, each of which sent another body. */
  private void addAttempts(String deliveryId, int count) {
    database.run(
        connection -> {
          List<Integer> numbers = IntStream.rangeClosed(1, count).boxed().toList();
          Sql.of(
                  connection,
                  "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual,"
                      + " started_at, duration_ms, url, request_headers, response_truncated,"
                      + " body_hash) values (?, ?, 't', ?, false, ?, 1, 'u', ?, false, ?)")
              .batch(
                  numbers,
                  i -> new Object[] {deliveryId, "att_" + i, i, OLD, new byte[0], "h" + i});
          return Sql.of(
                  connection,
                  "insert into sent_body (delivery_id, hash, tenant_id, body)"
                      + " values (?, ?, 't', ?)")
              .batch(numbers, i -> new Object[] {deliveryId, "h" + i, new byte[2]});
        });
  }

  private void add(String id, Instant accepted) {
    addEvent(id, "a.b", accepted);
    addDeliveries(id, 1, 1);
    addAttempts(id, 1);
  }

  /** A delivery that has not ended. */
  private void addUnfinished(String id, Instant due, @Nullable String claim) {
    addDeliveries(id, 1, 0);
    database.change("update delivery set state = 'retrying', due_at = ? where id = ?", due, id);
    if (claim != null) {
      database.change("update delivery set claim = ? where id = ?", claim, id);
    }
  }

  private List<String> kept(String column, String table) {
    return database.run(
        connection -> Sql.of(connection, "select " + column + " from " + table).strings());
  }

  private int count(String table) {
    return Integer.parseInt(kept("count(*)", table).get(0));
  }

  private Purge.Batch batch(@Nullable Cursor after) {
    return purge.batch("t", BEFORE, after, 10);
  }

  @Test
  void bodiesThatWereSentGoWithTheirDeliveries() {
    add("old", OLD);
    add("new", NOW);
    assertThat(batch(BEGINNING)).isEqualTo(new Purge.Batch(1, null));
    assertThat(kept("event_id", "event")).containsExactly("new");
    assertThat(kept("id", "delivery")).containsExactly("new");
    assertThat(kept("delivery_id", "attempt")).containsExactly("new");
    assertThat(kept("delivery_id", "sent_body")).containsExactly("new");
    assertThat(told.all).isEmpty();
  }

  @Test
  void theLastEventThatWentIsKnownInTheOrderOfTheLog() {
    add("b", OLD);
    add("a", OLD);
    add("c", OLD.minusMillis(1));
    add("d", NOW);
    assertThat(purged.last("t")).isEmpty();
    Purge.Batch first = purge.batch("t", BEFORE, BEGINNING, 2);
    assertThat(purged.last("t")).contains(new Cursor(OLD, "a"));
    purge.batch("t", BEFORE, first.next(), 2);
    assertThat(purge.batch("t", BEFORE, BEGINNING, 2)).isEqualTo(new Purge.Batch(0, null));
    assertThat(purged.last("t")).contains(new Cursor(OLD, "b"));
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

  @Test
  void aBatchHasFewDeliveriesAndAttemptsHoweverManyEventsItMayHave() {
    for (int i = 0; i < 5; i++) {
      addEvent("e" + i, "a.b", OLD.plusSeconds(i));
      addDeliveries("e" + i, 4, 100);
    }
    Purge.Batch first = batch(BEGINNING);
    assertThat(first.events()).isEqualTo(2);
    Purge.Batch second = batch(first.next());
    assertThat(second.events()).isEqualTo(2);
    assertThat(batch(second.next())).isEqualTo(new Purge.Batch(1, null));
    assertThat(count("delivery")).isZero();
  }

  @Test
  void anEventWithVeryManyDeliveriesGoesAfterThem() {
    addEvent("wide", "a.b", OLD);
    addDeliveries("wide", 2_500, 1);
    addEvent("next", "a.b", OLD.plusSeconds(1));
    Purge.Batch done = batch(BEGINNING);
    assertThat(count("delivery")).isEqualTo(1_500);
    assertThat(done).isEqualTo(new Purge.Batch(0, BEGINNING));
    done = batch(done.next());
    assertThat(count("delivery")).isEqualTo(500);
    assertThat(kept("event_id", "event")).contains("wide");
    assertThat(batch(done.next())).isEqualTo(new Purge.Batch(2, null));
    assertThat(count("event") + count("delivery")).isZero();
  }

  /** Each second for three days: the attempts of one delivery go in portions too. */
  @Test
  void aDeliveryWithVeryManyAttemptsGoesAfterThem() {
    addEvent("e", "a.b", OLD);
    addDeliveries("e", 1, 2_500);
    addAttempts("e", 2_500);
    List<Integer> left = new ArrayList<>();
    Purge.Batch done = new Purge.Batch(0, BEGINNING);
    while (done.next() != null) {
      done = batch(done.next());
      left.add(count("attempt"));
      assertThat(count("sent_body")).isEqualTo(count("attempt"));
    }
    assertThat(left).containsExactly(1_500, 500, 0, 0);
    assertThat(count("event") + count("delivery")).isZero();
  }

  /** Of an event that was replayed a day before its time was over, say. */
  @Test
  void whatHasNotEndedFailsAndThatIsTold() {
    addEvent("waits", "a.b", OLD);
    addUnfinished("waits", NOW.plusSeconds(60), null);
    addEvent("claimed long ago", "c.d", OLD);
    addUnfinished("claimed long ago", NOW, "c");
    addEvent("pinged", "ping", OLD);
    addUnfinished("pinged", NOW.plusSeconds(60), null);
    addEvent("example", "a.b", OLD);
    Event.Actor nobody = Event.Actor.example("t");
    database.change(
        "update event set user_id = ?, role = ? where event_id = 'example'",
        nobody.userId(),
        nobody.role());
    addUnfinished("example", NOW.plusSeconds(60), null);
    assertThat(batch(BEGINNING)).isEqualTo(new Purge.Batch(4, null));
    assertThat(count("event") + count("delivery")).isZero();
    assertThat(told.all)
        .containsExactlyInAnyOrder(
            new Expired("t", "ep", "waits", "a.b", NOW),
            new Expired("t", "ep", "claimed long ago", "c.d", NOW));
  }

  /** Others change several in that order: they would wait in a circle. */
  @Test
  void deliveriesGoInTheOrderOfTheirIdsWhicheverEventIsOlder() {
    addEvent("dlv_2", "a.b", OLD);
    addUnfinished("dlv_2", NOW.plusSeconds(60), null);
    addEvent("dlv_1", "a.b", OLD.plusSeconds(1));
    addUnfinished("dlv_1", NOW.plusSeconds(60), null);
    batch(BEGINNING);
    assertThat(told.all).extracting(Expired::deliveryId).containsExactly("dlv_1", "dlv_2");
  }

  @Test
  void anEventWithAnAttemptUnderWayStaysForTheNextTime() {
    addEvent("under way", "a.b", OLD);
    addUnfinished("under way", NOW.plusSeconds(1), "c");
    add("old", OLD.plusSeconds(1));
    assertThat(batch(BEGINNING)).isEqualTo(new Purge.Batch(1, null));
    assertThat(kept("event_id", "event")).containsExactly("under way");
    assertThat(kept("id", "delivery")).containsExactly("under way");
    assertThat(told.all).isEmpty();
  }
}
