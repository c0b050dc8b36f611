package io.synq.eventlog;

import io.synq.event.EventScan;
import io.synq.event.StoredEvent;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What searches ask of deliveries. */
@ApplicationScoped
public class EventDeliveries {
  /** Up to so many deliveries are looked up one by one, rather than the log be read. */
  private static final int FEW = 2_000;

  /** After every time that is due; deliveries that are over are not due. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final Set<String> WAITING = Set.of("pending", "retrying", "delivering", "held");

  private static final String AMONG =
      "select distinct d.event_id from"
          + Database.using("joinOrder=FIXED")
          + "delivery d"
          + Database.using("index=delivery_by_event")
          + "join endpoint p on p.id = d.endpoint_id where d.tenant_id = ? and d.event_id in ("
          + Database.marks(EventScan.CHUNK)
          + ")";

  // In the order of the index that is read.
  private static final String WITH_FAILED_DELIVERY =
      "select "
          + EventScan.COLUMNS
          + " from"
          + Database.using("joinOrder=FIXED")
          + "failed_delivery f"
          + Database.using("index=failed_delivery_by_time")
          + "join event e"
          + Database.using("constraint=event_pk")
          + "on e.event_id = f.event_id and e.tenant_id = f.tenant_id"
          + " where f.tenant_id = ? and f.accepted_at >= ? and f.accepted_at < ?"
          + " order by f.tenant_id, f.accepted_at, f.event_id fetch first %d rows only";

  private static final String OF_ENDPOINT =
      "select d.event_id from delivery d"
          + Database.using("index=delivery_by_endpoint")
          + "where d.endpoint_id = ? and d.tenant_id = ?"
          + first();

  private static final String WAITING_OF_ENDPOINT =
      "select d.event_id from delivery d"
          + Database.using("index=delivery_due")
          + "where d.endpoint_id = ? and d.tenant_id = ? and d.due_at < ?"
          + first();

  private static final String WAITING_OF_TENANT =
      "select d.event_id from"
          + Database.using("joinOrder=FIXED")
          + "endpoint p join delivery d"
          + Database.using("index=delivery_due")
          + "on d.endpoint_id = p.id where p.tenant_id = ? and d.due_at < ?";

  private static final String DELETED = " and p.deleted_at is not null";

  private final Database database;

  @Inject
  EventDeliveries(Database database) {
    this.database = database;
  }

  private static String first() {
    return " fetch first " + (FEW + 1) + " rows only";
  }

  /**
   * The ids of all events that can have a delivery as it is wanted, and maybe of others; nothing if
   * they are too many to be looked up.
   */
  Optional<Set<String>> few(String tenantId, EventCriteria criteria) {
    return database.glance(
        connection -> {
          if (criteria.deliveryStatus().filter(WAITING::contains).isPresent()) {
            return criteria.endpointId().isPresent()
                ? few(connection, WAITING_OF_ENDPOINT, criteria.endpointId().get(), tenantId, NEVER)
                : few(connection, WAITING_OF_TENANT + first(), tenantId, NEVER);
          }
          return criteria.endpointId().isPresent()
              ? few(connection, OF_ENDPOINT, criteria.endpointId().get(), tenantId)
              : Optional.empty();
        });
  }

  private static Optional<Set<String>> few(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.set(select, parameters);
      try (ResultSet row = select.executeQuery()) {
        Set<String> ids = new HashSet<>();
        int rows = 0;
        while (row.next()) {
          ids.add(row.getString(1));
          rows++;
        }
        return rows > FEW ? Optional.empty() : Optional.of(ids);
      }
    }
  }

  /** Whether every delivery that shows this status is noted as a failed one. */
  boolean areNoted(String tenantId, String status) {
    return switch (status) {
      case "failed" -> true;
      // What waits at a deleted endpoint shows as cancelled before it is.
      case "cancelled" ->
          database.glance(
              connection ->
                  few(connection, WAITING_OF_TENANT + DELETED + first(), tenantId, NEVER)
                      .filter(Set::isEmpty)
                      .isPresent());
      default -> false;
    };
  }

  /**
   * What was accepted between and has a delivery that failed or was cancelled, maybe not for ever;
   * oldest first, and repeated if there are several.
   */
  List<StoredEvent> withFailedDelivery(String tenantId, Instant from, Instant before, int most) {
    return database.glance(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(WITH_FAILED_DELIVERY.formatted(most))) {
            Database.set(select, tenantId, from, before);
            return EventScan.events(select);
          }
        });
  }

  /**
   * Those of at most {@link EventScan#CHUNK} events that have a delivery as the criteria want it.
   */
  Set<String> among(String tenantId, List<String> eventIds, EventCriteria criteria) {
    return database.glance(connection -> among(connection, tenantId, eventIds, criteria));
  }

  private static Set<String> among(
      Connection connection, String tenantId, List<String> eventIds, EventCriteria criteria)
      throws SQLException {
    StringBuilder sql = new StringBuilder(AMONG);
    criteria.endpointId().ifPresent(id -> sql.append(" and d.endpoint_id = ?"));
    criteria.deliveryStatus().ifPresent(status -> sql.append(" and ").append(condition(status)));
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      int next = EventScan.setIds(select, tenantId, eventIds);
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
}
