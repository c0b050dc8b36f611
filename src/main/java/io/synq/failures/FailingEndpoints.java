package io.synq.failures;

import io.synq.delivery.Unfinished;
import io.synq.endpoint.EndpointName;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the endpoints where something may fail: two looks into indexes for each that there is. */
final class FailingEndpoints {
  // In order: PostgreSQL reads whole tables where it only has to say whether there is one.
  private static final String SQL =
      "select e.id, e.description, e.url, e.state, coalesce(h.failures, 0),"
          + " (select d.due_at from delivery d"
          + " where d.endpoint_id = e.id and d.due_at < "
          + Unfinished.END
          + " order by d.endpoint_id, d.due_at fetch first 1 rows only),"
          + " (select f.delivery_id from failed_delivery f"
          + " where f.endpoint_id = e.id and f.delivery_id >= ?"
          + " order by f.endpoint_id, f.delivery_id fetch first 1 rows only) from endpoint e"
          + " left join endpoint_health h on h.endpoint_id = e.id"
          + " where e.tenant_id = ? and e.deleted_at is null";

  private FailingEndpoints() {}

  /**
   * An endpoint.
   *
   * @param failures attempts since its last 2xx
   * @param waiting whether it has unfinished deliveries
   * @param failed whether some may have failed for good lately
   */
  record One(EndpointName name, String state, int failures, boolean waiting, boolean failed) {
    String id() {
      return name.id();
    }
  }

  /**
   * Those of a tenant, or this one of them; who has failed most since its last success comes first.
   *
   * @param oldest the id of a delivery; what was made before it is not looked for
   */
  static List<One> of(
      Connection connection, String tenantId, Optional<String> endpointId, String oldest)
      throws SQLException {
    String sql = SQL + (endpointId.isPresent() ? " and e.id = ?" : "");
    return Sql.of(connection, sql, oldest, tenantId, endpointId)
        .list(FailingEndpoints::one)
        .stream()
        .filter(one -> one.waiting || one.failed)
        .sorted(Comparator.comparingInt(One::failures).reversed().thenComparing(One::id))
        .toList();
  }

  private static One one(ResultSet row) throws SQLException {
    return new One(
        new EndpointName(row.getString(1), row.getString(2), row.getString(3)),
        row.getString(4),
        row.getInt(5),
        row.getTimestamp(6) != null,
        row.getString(7) != null);
  }
}
