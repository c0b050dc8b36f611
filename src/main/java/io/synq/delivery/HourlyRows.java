package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counts by hour in the database. */
@ApplicationScoped
public class HourlyRows {
  private static final String UPDATE =
      "update hour_count set succeeded = succeeded + ?, failed = failed + ?"
          + " where endpoint_id = ? and hour_start = ? and bucket = ?";
  private static final String INSERT =
      "insert into hour_count (succeeded, failed, endpoint_id, hour_start, bucket, tenant_id)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String SUM =
      "select h.hour_start, h.bucket, sum(h.succeeded), sum(h.failed) from hour_count h";
  private static final String BETWEEN =
      "where h.tenant_id = ? and h.hour_start >= ? and h.hour_start < ?";
  private static final String BY_TENANT = Database.using("index=hour_count_by_tenant");
  private static final String BY_ENDPOINT = Database.using("constraint=hour_count_pk");

  private static final String SUM_BY_ENDPOINT =
      "select h.endpoint_id, h.bucket, sum(h.succeeded), sum(h.failed) from hour_count h"
          + BY_TENANT
          + BETWEEN
          + " group by h.endpoint_id, h.bucket order by h.endpoint_id, h.bucket";

  private static final String RECENT =
      "select h.endpoint_id,"
          + " sum(case when h.bucket >= 0 and h.hour_start >= ? then h.succeeded + h.failed else 0 end),"
          + " sum(case when h.bucket >= 0 and h.hour_start >= ? then h.failed else 0 end),"
          + " sum(case when h.bucket = -1 then h.failed else 0 end) from hour_count h";

  private Database database;

  @Inject
  HourlyRows(Database database) {
    this.database = database;
  }

  protected HourlyRows() {}

  /**
   * Adds to what is there, in the slots' order, which keeps nodes from waiting for each other in a
   * circle. When two nodes make the same new row one of them fails, and adds it the next time.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(Map<HourlyCounts.Slot, HourlyCounts.Count> counts) {
    if (!counts.isEmpty()) {
      database.run(connection -> add(connection, counts));
    }
  }

  private static int add(Connection connection, Map<HourlyCounts.Slot, HourlyCounts.Count> counts)
      throws SQLException {
    List<HourlyCounts.Slot> slots = counts.keySet().stream().sorted().toList();
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (HourlyCounts.Slot slot : slots) {
        HourlyCounts.Count count = counts.get(slot);
        Database.set(
            update,
            count.succeeded(),
            count.failed(),
            slot.endpointId(),
            slot.hour(),
            slot.bucket());
        update.addBatch();
      }
      int[] updated = update.executeBatch();
      int missing = 0;
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          HourlyCounts.Slot slot = slots.get(i);
          HourlyCounts.Count count = counts.get(slot);
          Database.set(
              insert,
              count.succeeded(),
              count.failed(),
              slot.endpointId(),
              slot.hour(),
              slot.bucket(),
              slot.tenantId());
          insert.addBatch();
          missing++;
        }
      }
      if (missing > 0) {
        insert.executeBatch();
      }
      return missing;
    }
  }

  /** The sum of an hour's counts of one bucket. */
  record Row(Instant hour, int bucket, long succeeded, long failed) {}

  /** Of one endpoint or of all that the tenant has, by hour and bucket. */
  List<Row> sums(String tenantId, Optional<String> endpointId, Instant from, Instant to) {
    String sql =
        SUM
            + (endpointId.isPresent() ? BY_ENDPOINT : BY_TENANT)
            + BETWEEN
            + (endpointId.isPresent() ? " and h.endpoint_id = ?" : "")
            + " group by h.hour_start, h.bucket order by h.hour_start, h.bucket";
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Database.set(select, tenantId, from, to);
            if (endpointId.isPresent()) {
              select.setString(4, endpointId.get());
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Instant hour = row.getTimestamp(1).toInstant();
                rows.add(new Row(hour, row.getInt(2), row.getLong(3), row.getLong(4)));
              }
            }
            return rows;
          }
        });
  }

  /** Of each endpoint of the tenant, over the whole time. */
  Map<String, List<Row>> sumsByEndpoint(String tenantId, Instant from, Instant to) {
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SUM_BY_ENDPOINT)) {
            Database.set(select, tenantId, from, to);
            Map<String, List<Row>> rows = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                rows.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(new Row(from, row.getInt(2), row.getLong(3), row.getLong(4)));
              }
            }
            return rows;
          }
        });
  }

  /**
   * How an endpoint did lately.
   *
   * @param attempts in this hour and the one before
   * @param failedDeliveries that failed for good within the last 24 hours
   */
  record Recent(long attempts, long failedAttempts, long failedDeliveries) {
    static final Recent NONE = new Recent(0, 0, 0);
  }

  /** Of each endpoint of the tenant that made attempts in the last 24 hours, or of this one. */
  Map<String, Recent> recent(String tenantId, Optional<String> endpointId, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Instant before = hour.minus(1, ChronoUnit.HOURS);
    String sql =
        RECENT
            + (endpointId.isPresent() ? BY_ENDPOINT : BY_TENANT)
            + BETWEEN
            + (endpointId.isPresent() ? " and h.endpoint_id = ?" : "")
            + " group by h.endpoint_id";
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Instant yesterday = hour.minus(1, ChronoUnit.DAYS);
            Instant next = hour.plus(1, ChronoUnit.HOURS);
            Database.set(select, before, before, tenantId, yesterday, next);
            if (endpointId.isPresent()) {
              select.setString(6, endpointId.get());
            }
            Map<String, Recent> all = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                all.put(
                    row.getString(1), new Recent(row.getLong(2), row.getLong(3), row.getLong(4)));
              }
            }
            return all;
          }
        });
  }
}
