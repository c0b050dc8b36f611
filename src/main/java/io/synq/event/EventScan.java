package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads stretches of a tenant's log along its index by time: each costs what it returns. */
@ApplicationScoped
public class EventScan {
  /** How many ids one statement looks up. */
  public static final int CHUNK = 64;

  // Ordered by the whole index, so that no database sorts.
  private static final String STRETCH =
      "select e.event_id, e.event_type, e.occurred_at, e.accepted_at, e.tenant_id, e.org_id,"
          + " e.user_id, e.role, length(e.body) from event e"
          + Database.using("index=event_by_time")
          + "where e.tenant_id = ? and e.accepted_at >= ? and e.accepted_at < ?"
          + " and (e.accepted_at > ? or e.event_id > ?)"
          + " order by e.tenant_id, e.accepted_at, e.event_id fetch first %d rows only";

  private static final String BODIES =
      "select event_id, body from event"
          + Database.using("constraint=event_pk")
          + "where tenant_id = ? and event_id in ("
          + Database.marks(CHUNK)
          + ")";

  private static final String WITH_DELIVERY =
      "select distinct d.event_id from"
          + Database.using("joinOrder=FIXED")
          + "delivery d"
          + Database.using("index=delivery_by_event")
          + "join endpoint p on p.id = d.endpoint_id where d.tenant_id = ? and d.event_id in ("
          + Database.marks(CHUNK)
          + ")";

  private Database database;

  @Inject
  EventScan(Database database) {
    this.database = database;
  }

  protected EventScan() {}

  /** What was accepted after a position and before a time, oldest first. */
  public List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(STRETCH.formatted(most))) {
            Instant from = position.time();
            Database.set(select, tenantId, from, before, from, position.id());
            try (ResultSet row = select.executeQuery()) {
              List<StoredEvent> events = new ArrayList<>();
              while (row.next()) {
                events.add(new StoredEvent(summary(row), row.getInt(9)));
              }
              return events;
            }
          }
        });
  }

  private static EventSummary summary(ResultSet row) throws SQLException {
    return new EventSummary(
        row.getString(1),
        row.getString(2),
        row.getTimestamp(3).toInstant(),
        row.getTimestamp(4).toInstant(),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  /** The bodies of at most {@link #CHUNK} events, by id. */
  Map<String, byte[]> bodies(String tenantId, List<String> eventIds) {
    return database.run(
        connection -> {
          Map<String, byte[]> bodies = new HashMap<>();
          try (PreparedStatement select = connection.prepareStatement(BODIES)) {
            setIds(select, tenantId, eventIds);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                bodies.put(row.getString(1), row.getBytes(2));
              }
            }
          }
          return bodies;
        });
  }

  /** Those of at most {@link #CHUNK} events that have a delivery as the criteria want it. */
  Set<String> withDelivery(String tenantId, List<String> eventIds, EventCriteria criteria) {
    return database.glance(connection -> withDelivery(connection, tenantId, eventIds, criteria));
  }

  /** By the names of tables that belong to features above this one. */
  private static Set<String> withDelivery(
      Connection connection, String tenantId, List<String> eventIds, EventCriteria criteria)
      throws SQLException {
    StringBuilder sql = new StringBuilder(WITH_DELIVERY);
    criteria.endpointId().ifPresent(id -> sql.append(" and d.endpoint_id = ?"));
    criteria.deliveryStatus().ifPresent(status -> sql.append(" and ").append(condition(status)));
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      int next = setIds(select, tenantId, eventIds);
      if (criteria.endpointId().isPresent()) {
        select.setString(next, criteria.endpointId().get());
      }
      Set<String> found = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  /** What a delivery shows follows from its endpoint too. The status is one of a fixed list. */
  private static String condition(String status) {
    String waiting = "d.state in ('pending', 'retrying') and ";
    return switch (status) {
      case "held" -> "(" + waiting + "p.deleted_at is null and p.state = 'DISABLED')";
      case "cancelled" -> "(d.state = 'cancelled' or (" + waiting + "p.deleted_at is not null))";
      case "pending", "retrying" ->
          "(d.state = '" + status + "' and p.deleted_at is null and p.state = 'ENABLED')";
      default -> "d.state = '" + status + "'";
    };
  }

  /** The last id is repeated, so that one statement serves every size; the next parameter. */
  static int setIds(PreparedStatement select, String tenantId, List<String> ids)
      throws SQLException {
    select.setString(1, tenantId);
    for (int i = 0; i < CHUNK; i++) {
      select.setString(i + 2, ids.get(Math.min(i, ids.size() - 1)));
    }
    return CHUNK + 2;
  }
}
