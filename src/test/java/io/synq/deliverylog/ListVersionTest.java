package io.synq.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.Delivery;
import io.synq.event.EventSettings;
import io.synq.platform.GivenSettings;
import io.synq.platform.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListVersionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final ListVersion version =
      new ListVersion(
          database,
          new DeliverySearch(
              new DeliveryScan(database),
              null,
              database,
              new EventSettings(GivenSettings.of()),
              () -> START));

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
    for (int i = 0; i < ListVersion.DELIVERIES + 5; i++) {
      store(i);
      String now = version.newest("t", "ep");
      assertThat(now).as("after delivery " + i).isNotEqualTo(last);
      last = now;
    }
    database.change("update endpoint set state = 'disabled'");
    assertThat(version.newest("t", "ep")).as("held").isNotEqualTo(last);
    assertThat(version.newest("another", "ep")).isEmpty();
  }

  @Test
  void isAnotherOneForAListWhenOneOfItsDeliveriesIs() {
    for (int i = 0; i < ListVersion.DELIVERIES + 5; i++) {
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
    assertThat(version.of("another", shown)).isEmpty();
    assertThat(version.of("t", List.of())).isEmpty();
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
