package io.synq.eventlog;

import io.synq.delivery.DeliveryState;
import io.synq.delivery.Unfinished;
import io.synq.event.EventScan;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What searches ask of deliveries. */
@ApplicationScoped
public class EventDeliveries {
  /** Up to so many deliveries are looked up one by one, rather than the log be read. */
  private static final int FEW = 2_000;

  private static final String OF_TENANT =
      "select distinct d.event_id from delivery d join endpoint p on p.id = d.endpoint_id"
          + " where d.tenant_id = ?";

  private static final String AMONG = " and d.event_id in (" + Sql.marks(EventScan.CHUNK) + ")";

  private static final String OF_ENDPOINT =
      "select d.event_id from delivery d where d.endpoint_id = ? and d.tenant_id = ?" + first();

  private static final String UNFINISHED = " and d.due_at < " + Unfinished.END;

  private static final String WAITING_OF_ENDPOINT =
      "select d.event_id from delivery d where d.endpoint_id = ? and d.tenant_id = ?"
          + UNFINISHED
          + first();

  private static final String WAITING_OF_TENANT =
      "select d.event_id from endpoint p join delivery d on d.endpoint_id = p.id"
          + " where p.tenant_id = ?"
          + UNFINISHED;

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
          if (criteria.deliveryStatus().filter(DeliveryState::isUnfinished).isPresent()) {
            return criteria.endpointId().isPresent()
                ? few(connection, WAITING_OF_ENDPOINT, criteria.endpointId().get(), tenantId)
                : few(connection, WAITING_OF_TENANT + first(), tenantId);
          }
          return criteria.endpointId().isPresent()
              ? few(connection, OF_ENDPOINT, criteria.endpointId().get(), tenantId)
              : Optional.empty();
        });
  }

  private static Optional<Set<String>> few(Connection connection, String sql, Object... parameters)
      throws SQLException {
    List<String> ids = Sql.of(connection, sql, parameters).strings();
    return ids.size() > FEW ? Optional.empty() : Optional.of(new HashSet<>(ids));
  }

  /** Whether every delivery that shows this status is noted as a failed one. */
  boolean areNoted(String tenantId, DeliveryState status) {
    return switch (status) {
      case FAILED -> true;
      // What waits at a deleted endpoint shows as cancelled before it is.
      case CANCELLED ->
          database.glance(
              connection ->
                  few(connection, WAITING_OF_TENANT + DELETED + first(), tenantId)
                      .filter(Set::isEmpty)
                      .isPresent());
      default -> false;
    };
  }

  /**
   * Those of at most {@link EventScan#CHUNK} events that have a delivery as the criteria want it.
   */
  Set<String> among(String tenantId, List<String> eventIds, EventCriteria criteria) {
    String sql =
        OF_TENANT
            + (criteria.endpointId().isPresent() ? " and d.endpoint_id = ?" : "")
            + criteria.deliveryStatus().map(status -> " and " + condition(status)).orElse("")
            + AMONG;
    return database.glance(
        connection ->
            new HashSet<>(
                Sql.of(connection, sql, tenantId, criteria.endpointId())
                    .listOf(eventIds, EventScan.CHUNK, row -> row.getString(1))));
  }

  /** What a delivery shows follows from its endpoint too. */
  private static String condition(DeliveryState status) {
    String waiting = "d.state in ('pending', 'retrying') and ";
    return switch (status) {
      case HELD -> "(" + waiting + "p.deleted_at is null and p.state = 'disabled')";
      case CANCELLED -> "(d.state = 'cancelled' or (" + waiting + "p.deleted_at is not null))";
      case PENDING, RETRYING ->
          "(d.state = '" + status.text() + "' and p.deleted_at is null and p.state = 'enabled')";
      default -> "d.state = '" + status.text() + "'";
    };
  }
}
