package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.Optional;

/** Counts what a tenant has that is not finished, up to a limit: it may be millions. */
@ApplicationScoped
public class WaitingDeliveries {
  private static final int MOST = 10_000;

  private Database database;

  @Inject
  WaitingDeliveries(Database database) {
    this.database = database;
  }

  protected WaitingDeliveries() {}

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
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenantId);
            if (endpointId.isPresent()) {
              select.setString(2, endpointId.get());
            }
            try (ResultSet row = select.executeQuery()) {
              row.next();
              Timestamp oldest = row.getTimestamp(2);
              return new Stats.Waiting(row.getInt(1), oldest == null ? null : oldest.toInstant());
            }
          }
        });
  }
}
