package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds deliveries that somebody must look at again: retries, lost wake-ups, ended leases. */
@ApplicationScoped
public class DueDeliveries {
  private static final String ENDPOINTS =
      "select e.id from endpoint e where e.state = 'ENABLED' and e.deleted_at is null"
          + " and exists (select 1 from delivery d where d.endpoint_id = e.id and d.due_at <= ?)";

  private static final String DUE =
      "select d.id, d.bytes, d.due_at from delivery d where d.endpoint_id = ? and d.due_at <= ?"
          + " and exists (select 1 from endpoint e where e.id = d.endpoint_id"
          + " and e.state = 'ENABLED' and e.deleted_at is null)"
          + " order by d.due_at fetch first %d rows only";

  private static final String RECALL =
      "update delivery set due_at = ? where endpoint_id = ? and state = 'pending'"
          + " and due_at > ? and due_at <= ?";

  private Database database;

  @Inject
  DueDeliveries(Database database) {
    this.database = database;
  }

  protected DueDeliveries() {}

  /**
   * For the start of a node: wake-ups that were on their way when it went down are lost, so what is
   * pending is due now. Of another node's deliveries this costs a second wake-up, no more.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void recall(Instant now) {
    database.run(
        connection -> {
          try (PreparedStatement endpoints =
                  connection.prepareStatement("select id from endpoint");
              PreparedStatement update = connection.prepareStatement(RECALL);
              ResultSet row = endpoints.executeQuery()) {
            while (row.next()) {
              Database.set(update, now, row.getString(1), now, now.plus(Deliveries.WAKE_UP_GRACE));
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }

  /** A delivery and when it is due. */
  record Due(Wake wake, Instant at) {}

  /**
   * The enabled endpoints that have a delivery due by then: what costs is endpoints, not backlog.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> endpoints(Instant by) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ENDPOINTS)) {
            Database.set(select, by);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getString(1));
              }
            }
            return ids;
          }
        });
  }

  /** An enabled endpoint's deliveries that are due by then, oldest first, at most so many. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Due> of(String endpointId, Instant by, int most) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(DUE.formatted(most))) {
            Database.set(select, endpointId, by);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                due.add(
                    new Due(
                        new Wake(row.getString(1), endpointId, row.getInt(2)),
                        row.getTimestamp(3).toInstant()));
              }
            }
            return due;
          }
        });
  }
}
