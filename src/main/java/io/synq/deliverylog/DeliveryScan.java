package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.DeliveryState;
import io.synq.endpoint.EndpointState;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads stretches of a tenant's deliveries. No index leads with the tenant, as it would cost each
 * delivery: those of its endpoints are read side by side.
 */
@ApplicationScoped
public class DeliveryScan {
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final String OF_ENDPOINT = " and p.id = ?";
  private static final String OF_DELETED = " and p.deleted_at is not null";

  private static final String WAITING =
      "select d.id, d.event_id, d.state, p.state, p.deleted_at from"
          + Database.using("joinOrder=FIXED")
          + "endpoint p join delivery d"
          + Database.using("index=delivery_due")
          + "on d.endpoint_id = p.id where p.tenant_id = ? and d.due_at < ?";

  private final Database database;

  @Inject
  DeliveryScan(Database database) {
    this.database = database;
  }

  /** An endpoint with deliveries in a stretch. */
  private record Holder(String id, EndpointState state, boolean deleted) {}

  /**
   * What was opened between, of one endpoint or of all: oldest first, or if there are more than so
   * many, that many in no order.
   */
  List<FoundDelivery> between(
      EndpointLog log,
      String tenantId,
      Optional<String> endpointId,
      Instant from,
      Instant before,
      int most) {
    String first = Ids.first(Delivery.PREFIX, from);
    String end = Ids.first(Delivery.PREFIX, before);
    return database.glance(
        connection -> {
          List<FoundDelivery> found = new ArrayList<>();
          List<Holder> holders = holders(connection, log, tenantId, endpointId, first, end);
          try (PreparedStatement select = connection.prepareStatement(log.rows(most))) {
            for (Holder holder : holders) {
              if (found.size() < most) {
                Database.set(select, holder.id(), first, end);
                read(select, row -> found.add(found(row, holder.state(), holder.deleted())));
              }
            }
          }
          found.sort(Comparator.comparing(FoundDelivery::id));
          return found;
        });
  }

  private static List<Holder> holders(
      Connection connection,
      EndpointLog log,
      String tenantId,
      Optional<String> endpointId,
      String first,
      String end)
      throws SQLException {
    String sql = log.endpoints() + (endpointId.isPresent() ? OF_ENDPOINT : "");
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.set(select, tenantId, first, end);
      if (endpointId.isPresent()) {
        select.setString(4, endpointId.get());
      }
      List<Holder> holders = new ArrayList<>();
      read(select, row -> holders.add(new Holder(row.getString(1), state(row, 2), set(row, 3))));
      return holders;
    }
  }

  /** Some that wait, of one endpoint or of all, in no order. */
  List<FoundDelivery> waiting(String tenantId, Optional<String> endpointId, int most) {
    return waiting(endpointId.isPresent() ? OF_ENDPOINT : "", tenantId, endpointId, most);
  }

  /** Whether any waits at an endpoint that is deleted. */
  boolean anyWaitsInVain(String tenantId) {
    return !waiting(OF_DELETED, tenantId, Optional.empty(), 1).isEmpty();
  }

  private List<FoundDelivery> waiting(
      String condition, String tenantId, Optional<String> endpointId, int most) {
    String sql = WAITING + condition + " fetch first " + most + " rows only";
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Database.set(select, tenantId, NEVER);
            if (endpointId.isPresent()) {
              select.setString(3, endpointId.get());
            }
            List<FoundDelivery> found = new ArrayList<>();
            read(select, row -> found.add(found(row, state(row, 4), set(row, 5))));
            return found;
          }
        });
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(PreparedStatement select, Reader reader) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  private static FoundDelivery found(ResultSet row, EndpointState endpoint, boolean deleted)
      throws SQLException {
    DeliveryState state = DeliveryState.of(row.getString(3)).shown(endpoint, deleted);
    return new FoundDelivery(row.getString(1), row.getString(2), state);
  }

  private static EndpointState state(ResultSet row, int column) throws SQLException {
    return EndpointState.valueOf(row.getString(column));
  }

  private static boolean set(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column) != null;
  }
}
