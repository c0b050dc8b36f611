package io.synq.delivery;

import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Notes that deliveries failed or were cancelled, so that the log can be searched for them: no
 * index has the state of deliveries, as it would cost every one of them. Whoever ends a delivery so
 * notes it in the same transaction.
 */
final class FailedDeliveries {
  private static final String NOTE =
      "insert into failed_delivery (tenant_id, accepted_at, event_id, endpoint_id, delivery_id)"
          + " select e.tenant_id, e.accepted_at, e.event_id, d.endpoint_id, d.id"
          + " from delivery d join event e on e.event_id = d.event_id and e.tenant_id = d.tenant_id"
          + " where d.id = ? and d.state in ('failed', 'cancelled')";

  private FailedDeliveries() {}

  /** Notes those of the deliveries that ended so, in the transaction at hand. */
  static void note(Connection connection, List<String> ids) throws SQLException {
    Sql.of(connection, NOTE).batch(ids, id -> new Object[] {id});
  }
}
