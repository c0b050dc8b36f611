package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.Unfinished;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import io.synq.platform.Sql;
import io.synq.search.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads stretches of a tenant's deliveries. No index leads with the tenant, as it would cost each
 * delivery: those of its endpoints are read side by side.
 */
@ApplicationScoped
public class DeliveryScan {
  private static final String OF_ENDPOINT = " and p.id = ?";
  private static final String OF_DELETED = " and p.deleted_at is not null";

  private static final String WAITING =
      "select d.id, d.event_id, d.state, p.state, p.deleted_at from endpoint p"
          + " join delivery d on d.endpoint_id = p.id and d.due_at < "
          + Unfinished.END
          + " where p.tenant_id = ?";

  /** How many one statement reads of each of a tenant's endpoints. */
  private static final int MOST_OF_EACH = 200;

  private final Database database;

  @Inject
  DeliveryScan(Database database) {
    this.database = database;
  }

  /** The deliveries of one endpoint or of all, by when they were opened. */
  Log<FoundDelivery> log(EndpointLog statements, String tenantId, Optional<String> endpointId) {
    return new Log<>() {
      @Override
      public int most() {
        return endpointId.isPresent() ? Log.super.most() : MOST_OF_EACH;
      }

      @Override
      public List<FoundDelivery> last(Instant from, Cursor before, int most) {
        String end = before.id().isEmpty() ? id(before.time()) : before.id();
        boolean ofOne = endpointId.isPresent();
        String sql =
            database.dialect().readsBackwards()
                ? statements.last(most, ofOne)
                : statements.sorted(most, ofOne);
        return found(sql, id(from), end, tenantId, endpointId);
      }

      @Override
      public List<FoundDelivery> first(Instant from, Instant before, int most) {
        List<FoundDelivery> found =
            found(
                statements.first(most, endpointId.isPresent()),
                id(from),
                id(before),
                tenantId,
                endpointId);
        return found.stream().sorted(Comparator.comparing(FoundDelivery::id)).toList();
      }

      @Override
      public Cursor position(FoundDelivery delivery) {
        return delivery.position();
      }
    };
  }

  private static String id(Instant time) {
    return Ids.first(Delivery.PREFIX, time);
  }

  /** Some that wait, of one endpoint or of all, in no order. */
  List<FoundDelivery> waiting(String tenantId, Optional<String> endpointId, int most) {
    return waiting(endpointId.isPresent() ? OF_ENDPOINT : "", tenantId, endpointId, most);
  }

  /** Whether any waits at an endpoint that is deleted. */
  boolean anyWaitsAtDeleted(String tenantId) {
    return !waiting(OF_DELETED, tenantId, Optional.empty(), 1).isEmpty();
  }

  private List<FoundDelivery> waiting(
      String condition, String tenantId, Optional<String> endpointId, int most) {
    return found(WAITING + condition + " fetch first " + most + " rows only", tenantId, endpointId);
  }

  private List<FoundDelivery> found(String sql, Object... values) {
    return database.glance(connection -> Sql.of(connection, sql, values).list(DeliveryScan::found));
  }

  private static FoundDelivery found(ResultSet row) throws SQLException {
    return new FoundDelivery(row.getString(1), row.getString(2), DeliveryState.shown(row, 3));
  }
}
