package io.synq.delivery;

import io.synq.MemoryDatabase;
import io.synq.event.Event;
import io.synq.platform.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A database of a test's own, with deliveries of one tenant. */
final class DeliveryRows extends MemoryDatabase {
  static final String TENANT = "tenant";

  DeliveryRows() {
    change(
        "insert into tenant (id, slug, name, created_at) values (?, 't', 't', current_timestamp)",
        TENANT);
  }

  /** One whose deliveries end after an hour. */
  void addLimitedEndpoint(String id) {
    change(
        "insert into endpoint (id, tenant_id, url, event_types, retry_limit, state, created_at,"
            + " updated_at, version) values (?, ?, 'u', '*', 3600, 'enabled', current_timestamp,"
            + " current_timestamp, 1)",
        id,
        TENANT);
  }

  /** An event that did not happen. */
  void addExample(String id) {
    Event.Actor actor = Event.Actor.example(TENANT);
    change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values (?, ?, 'a.b', current_timestamp, current_timestamp, ?,"
            + " ?, ?, ?)",
        TENANT,
        id,
        actor.orgId(),
        actor.userId(),
        actor.role(),
        new byte[2]);
  }

  /** Unclaimed ones of an event that is gone, due then. */
  void add(String endpointId, String state, Instant createdAt, Instant dueAt, String... ids) {
    run(
        connection -> {
          Instant end = createdAt.plus(Duration.ofHours(72));
          return Sql.of(
                  connection,
                  "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at,"
                      + " attempts, manual, replay, bytes, created_at, expires_at)"
                      + " values (?, ?, 'e', ?, ?, ?, 1, false, false, 2, ?, ?)")
              .batch(
                  List.of(ids),
                  id -> new Object[] {id, TENANT, endpointId, state, dueAt, createdAt, end});
        });
  }

  /** A column of a delivery. */
  String value(String column, String id) {
    return run(
        connection ->
            Sql.of(connection, "select " + column + " from delivery where id = ?", id)
                .strings()
                .get(0));
  }
}
