package io.synq.figures;

import io.synq.platform.Database;
import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counts in the database: a row for each span of time of an endpoint or tenant, and for each
 * run of a node, which alone writes it. So nobody waits for anybody, and a month of a tenant is
 * read in a row an hour.
 */
@ApplicationScoped
public class CountRows {
  private static final String UPDATE =
      "update figure_count set counts = ?"
          + " where scope_id = ? and minutes = ? and start_at = ? and run = ?";
  private static final String INSERT =
      "insert into figure_count (counts, scope_id, minutes, start_at, run, tenant_id)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String BETWEEN =
      "select f.scope_id, f.start_at, f.counts from figure_count f"
          + " where f.tenant_id = ? and f.minutes = ? and f.start_at >= ? and f.start_at < ?";
  private static final String OF_ONE = BETWEEN + " and f.scope_id = ?";
  private static final String OF_EACH = BETWEEN + " and f.scope_id <> ?";

  // Hours last: a live page looks whether its hour's row is another one, and Derby lets it see that
  // before the commit. Whatever else the page shows is there by then.
  private static final List<CountSpan> ORDER = List.of(CountSpan.MINUTE, CountSpan.HOUR);

  private final Database database;
  private String run = "";

  @Inject
  CountRows(Database database) {
    this.database = database;
    this.run = Ids.next("run_");
  }

  /** From here on another run counts: what was written stays as it is. */
  void beginRun() {
    run = Ids.next("run_");
  }

  /** Writes what this run has counted, all of it, over what it has written of the same before. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void write(Map<Counts.Slot, Tally> counts) {
    if (!counts.isEmpty()) {
      database.run(connection -> write(connection, counts));
    }
  }

  private int write(Connection connection, Map<Counts.Slot, Tally> counts) throws SQLException {
    int missing = 0;
    for (CountSpan span : ORDER) {
      missing +=
          write(
              connection,
              counts.entrySet().stream().filter(one -> one.getKey().span() == span).toList());
    }
    return missing;
  }

  private int write(Connection connection, List<Map.Entry<Counts.Slot, Tally>> counts)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<Counts.Slot, Tally> one : counts) {
        Counts.Slot slot = one.getKey();
        Database.set(
            update,
            one.getValue().encode(),
            slot.scopeId(),
            slot.span().minutes(),
            slot.start(),
            run);
        update.addBatch();
      }
      int[] updated = update.executeBatch();
      int missing = 0;
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          Counts.Slot slot = counts.get(i).getKey();
          Database.set(
              insert,
              counts.get(i).getValue().encode(),
              slot.scopeId(),
              slot.span().minutes(),
              slot.start(),
              run,
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

  /** What one run counted of an endpoint, or of the tenant by the tenant's id. */
  record Row(String scopeId, Instant start, Tally tally) {}

  /** Of these endpoints, or of the tenant by its id: whatever there is of others is not read. */
  List<Row> of(String tenantId, List<String> scopeIds, CountSpan span, Instant from, Instant to) {
    return database.glance(
        connection -> {
          List<Row> rows = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(OF_ONE)) {
            for (String scopeId : Set.copyOf(scopeIds)) {
              Database.set(select, tenantId, span.minutes(), from, to, scopeId);
              read(select, rows);
            }
          }
          return rows;
        });
  }

  /** Of each endpoint of the tenant that had any. */
  List<Row> ofEach(String tenantId, CountSpan span, Instant from, Instant to) {
    return database.glance(
        connection -> {
          List<Row> rows = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(OF_EACH)) {
            Database.set(select, tenantId, span.minutes(), from, to, tenantId);
            read(select, rows);
          }
          return rows;
        });
  }

  private static void read(PreparedStatement select, List<Row> rows) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Instant start = row.getTimestamp(2).toInstant();
        rows.add(new Row(row.getString(1), start, Tally.decode(row.getBytes(3))));
      }
    }
  }
}
