package io.synq.figures;

import io.synq.delivery.Unfinished;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Counts what a tenant has that is not finished, up to a limit: it may be millions. */
@ApplicationScoped
public class WaitingDeliveries {
  static final int MOST = 10_000;

  private static final String HELD =
      "select e.id from endpoint e"
          + " where e.tenant_id = ? and e.deleted_at is null and e.state = 'disabled'"
          + " and exists (select d.id from delivery d where d.endpoint_id = e.id and d.due_at < "
          + Unfinished.END
          + ")";

  private final Database database;

  @Inject
  WaitingDeliveries(Database database) {
    this.database = database;
  }

  /** Of one endpoint or of all that the tenant has. */
  Stats.Waiting of(String tenantId, Optional<String> endpointId) {
    String sql =
        "select count(*), min(w.created_at) from (select d.created_at "
            + Unfinished.BY_ENDPOINT
            + " where e.tenant_id = ? and e.deleted_at is null"
            + (endpointId.isPresent() ? " and e.id = ?" : "")
            + " fetch first "
            + MOST
            + " rows only) w";
    return database.glance(
        connection ->
            Sql.of(connection, sql, tenantId, endpointId)
                .first(row -> new Stats.Waiting(row.getInt(1), Sql.time(row, 2)))
                .orElseThrow());
  }

  /**
   * The disabled endpoints that deliveries wait for: of all that the tenant has, or of this one.
   */
  Set<String> held(String tenantId, Optional<String> endpointId) {
    String sql = HELD + (endpointId.isPresent() ? " and e.id = ?" : "");
    return database.glance(
        connection -> new HashSet<>(Sql.of(connection, sql, tenantId, endpointId).strings()));
  }
}
