package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.FailedEvents;
import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.GivenSettlement;
import io.synq.event.StoredEvent;
import io.synq.platform.GivenSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogVersionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final LogVersion version = newVersion();
  private final List<String> ids = new ArrayList<>();

  private LogVersion newVersion() {
    return new LogVersion(
        database,
        new EventSearch(
            new EventScan(database),
            new EventDeliveries(database),
            new FailedEvents(database),
            new Sketches(database),
            new DeliveryCounts(database),
            GivenSettlement.of(database),
            database,
            new EventSettings(GivenSettings.of()),
            () -> START),
        new DeliveryCounts(database));
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
  void isAnotherOneWhenTheNewestEventsOrTheirDeliveriesAre() {
    String last = version.of("t");
    for (int i = 0; i < LogVersion.EVENTS + 10; i++) {
      store(i);
      last = changed(last);
    }
    String newest = ids.get(ids.size() - 1);
    database.change("update delivery set state = 'delivered' where event_id = ?", newest);
    last = changed(last);
    database.change("update endpoint set state = 'disabled'");
    last = changed(last);
    database.change("delete from event where event_id = ?", newest);
    last = changed(last);
    database.change("update delivery set state = 'failed' where event_id = ?", ids.get(0));
    assertThat(version.of("t")).as("of what is not shown").isEqualTo(last);
    assertThat(version.of("another")).isNotEqualTo(last);
  }

  @Test
  void listThatIsShownHasAnotherOneWhenItsDeliveriesStandOtherwise() {
    for (int i = 0; i < LogVersion.EVENTS + 10; i++) {
      store(i);
    }
    String old = ids.get(0);
    List<String> shown = List.of(old, ids.get(1));
    String last = version.of("t", shown);
    assertThat(LogVersion.of(listed(shown))).isEqualTo(last);
    database.change("update delivery set state = 'cancelled' where event_id = ?", old);
    assertThat(version.of("t", shown)).isNotEqualTo(last).isEqualTo(LogVersion.of(listed(shown)));
    assertThat(version.of("another", shown)).isEqualTo(version.of("t", List.of()));
    database.change("delete from delivery where event_id = ?", old);
    assertThat(version.of("t", shown)).isEqualTo(LogVersion.of(listed(shown)));
  }

  private List<ListedEvent> listed(List<String> shown) {
    return new DeliveryCounts(database)
        .with(
            "t",
            new EventScan(database).byId("t", shown).stream().map(StoredEvent::summary).toList());
  }

  private String changed(String last) {
    String now = version.of("t");
    assertThat(now).isNotEqualTo(last);
    assertThat(version.of("t")).isEqualTo(now);
    assertThat(newVersion().of("t")).as("on another node").isEqualTo(now);
    return now;
  }

  private void store(int number) {
    String id = UUID.randomUUID().toString();
    ids.add(id);
    Instant at = START.minusSeconds(3_600 - number);
    database.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values ('t', ?, 'order', ?, ?, 'o', 'u', 'r', ?)",
        id,
        at,
        at,
        new byte[] {'{', '}'});
    database.change(
        "insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts, manual,"
            + " replay, bytes, created_at, expires_at)"
            + " values (?, 't', ?, 'ep', 'pending', 0, false, false, 2, ?, ?)",
        "dlv_" + number,
        id,
        at,
        at);
  }
}
