package io.synq.delivery;

import io.synq.event.EventScan;
import io.synq.event.EventsInOrder;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * The events of a tenant's log with a delivery that failed or was cancelled, even if it was retried
 * since. An event with several such deliveries appears that many times, one after the other.
 */
@ApplicationScoped
public class FailedEvents implements EventsInOrder {
  private static final String EVENTS =
      "select "
          + EventScan.COLUMNS
          + " from failed_delivery f"
          + " join event e on e.event_id = f.event_id and e.tenant_id = f.tenant_id"
          + " where f.tenant_id = ? and f.accepted_at >= ?";

  // In the order of the index that is read.
  private static final String STRETCH =
      EVENTS
          + " and f.accepted_at < ? and %s"
          + " order by f.tenant_id, f.accepted_at, f.event_id fetch first %d rows only";

  private static final String LAST =
      EVENTS
          + " and f.accepted_at <= ? and %s"
          + " order by f.accepted_at desc, f.event_id desc fetch first %d rows only";

  private final Database database;

  @Inject
  public FailedEvents(Database database) {
    this.database = database;
  }

  @Override
  public List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most) {
    Instant from = position.time();
    String sql = STRETCH.formatted(beyond(">"), most);
    return rows(sql, tenantId, from, before, from, position.id());
  }

  @Override
  public List<StoredEvent> last(String tenantId, Instant from, Cursor before, int most) {
    String sql = LAST.formatted(beyond("<"), most);
    return rows(sql, tenantId, from, before.time(), before.time(), before.id());
  }

  private String beyond(String comparison) {
    return database.dialect().compared("f.accepted_at", comparison, "f.event_id");
  }

  private List<StoredEvent> rows(String sql, Object... parameters) {
    return database.glance(
        connection -> Sql.of(connection, sql, parameters).list(EventScan::event));
  }
}
