package io.synq.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.MemoryDatabase;
import io.synq.delivery.Delivery;
import io.synq.event.EventSettings;
import io.synq.platform.GivenSettings;
import io.synq.platform.Ids;
import io.synq.platform.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryVersionsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final DeliveryVersions version = newVersions();

  private DeliveryVersions newVersions() {
    return new DeliveryVersions(
        database,
        new DeliverySearch(
            new DeliveryScan(database),
            null,
            database,
            new EventSettings(GivenSettings.of()),
            () -> START));
  }

  @BeforeEach
  void addEndpoint() {
    database.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', ?)", START);
    database.change(
        "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at,"
            + " version) values ('ep', 't', 'u', '*', 'enabled', ?, ?, 1)",
        START,
        START);
  }

  @Test
  void isAnotherOneWhenTheNewestDeliveriesAre() {
    String last = version.newest("t", "ep");
    for (int i = 0; i < DeliveryVersions.DELIVERIES + 5; i++) {
      store(i);
      String now = version.newest("t", "ep");
      assertThat(now).as("after delivery " + i).isNotEqualTo(last);
      last = now;
    }
    database.change("update endpoint set state = 'disabled'");
    assertThat(version.newest("t", "ep")).as("held").isNotEqualTo(last);
    last = version.newest("t", "ep");
    database.change("delete from delivery where id = ?", id(DeliveryVersions.DELIVERIES + 4));
    assertThat(version.newest("t", "ep")).as("purged").isNotEqualTo(last);
    assertThat(newVersions().newest("t", "ep"))
        .as("on another node")
        .isEqualTo(version.newest("t", "ep"));
    assertThat(version.newest("another", "ep")).isEqualTo("[]");
  }

  @Test
  void isAnotherOneForAListWhenOneOfItsDeliveriesIs() {
    for (int i = 0; i < DeliveryVersions.DELIVERIES + 5; i++) {
      store(i);
    }
    String newest = version.newest("t", "ep");
    List<String> shown = List.of(id(0), id(1));
    String last = version.of("t", shown);
    database.change("update delivery set state = 'cancelled' where id = ?", id(0));
    assertThat(version.of("t", shown)).isNotEqualTo(last);
    last = version.of("t", shown);
    database.change("update delivery set attempts = 3 where id = ?", id(1));
    assertThat(version.of("t", shown)).isNotEqualTo(last);
    assertThat(version.newest("t", "ep")).as("of what is not among them").isEqualTo(newest);
    assertThat(version.of("another", shown)).isEqualTo("[]");
  }

  @Test
  void isAnotherOneWhenAnEventsDeliveryIsToBeShownOtherwise() {
    store(0);
    store(1);
    assertThat(version.ofEvent("t", "none")).isEmpty();
    for (String change :
        List.of(
            "update delivery set state = 'delivering' where id = ?",
            "update delivery set attempts = 1 where id = ?",
            "update delivery set due_at = created_at where id = ?",
            "update delivery set finished_at = created_at where id = ?",
            "update endpoint set version = 2 where 'd' <> ?",
            "delete from delivery where id = ?")) {
      String last = version.ofEvent("t", "e");
      String single = version.ofDelivery("t", id(1));
      database.change(change, id(0));
      assertThat(version.ofEvent("t", "e")).as(change).isNotEqualTo(last);
      if (!change.contains("endpoint")) {
        assertThat(version.ofDelivery("t", id(1))).as("of another").isEqualTo(single);
      }
    }
    assertThatThrownBy(() -> version.ofDelivery("t", id(0))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> version.ofDelivery("another", id(1)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void isAnotherOneWhenWhoeverWaitsDoesSoForAnotherHead() {
    store(0);
    database.change("update delivery set order_key = 'a' where id = ?", id(0));
    database.change(
        "insert into order_line (endpoint_id, order_key, head_id, head_number, head_since,"
            + " last_number) values ('ep', 'a', 'head', 1, ?, 5)",
        START);
    String last = version.ofDelivery("t", id(0));
    database.change("update order_line set head_id = 'other'");
    assertThat(version.ofDelivery("t", id(0))).isNotEqualTo(last);
    database.change("update delivery set state = 'delivered' where id = ?", id(0));
    last = version.ofDelivery("t", id(0));
    database.change("update order_line set head_id = 'third'");
    assertThat(version.ofDelivery("t", id(0))).as("that has ended").isEqualTo(last);
  }

  private static String id(int number) {
    return Ids.first(Delivery.PREFIX, START.minusSeconds(3_600 - number));
  }

  private void store(int number) {
    Instant at = START.minusSeconds(3_600 - number);
    database.change(
        "insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts, manual,"
            + " replay, bytes, created_at, expires_at)"
            + " values (?, 't', 'e', 'ep', 'pending', 0, false, false, 2, ?, ?)",
        id(number),
        at,
        at);
  }
}
