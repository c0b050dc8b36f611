package io.synq.figures;

import io.synq.platform.Database;
import io.synq.platform.Ids;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  // Hours are written last: a live page watches its hour's row, and on Derby sees it change before
  // the commit. Everything else that the page shows is written by then.
  private static final List<CountSpan> ORDER = List.of(CountSpan.MINUTE, CountSpan.HOUR);

  private final Database database;
  private String run;

  @Inject
  CountRows(Database database) {
    this.database = database;
    this.run = Ids.next("run_");
  }

  /** Begins another run: rows that were written up to now stay as they are. */
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
    int[] updated = Sql.of(connection, UPDATE).batch(counts, one -> values(one, Optional.empty()));
    List<Map.Entry<Counts.Slot, Tally>> missing = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        missing.add(counts.get(i));
      }
    }
    Sql.of(connection, INSERT)
        .batch(missing, one -> values(one, Optional.of(one.getKey().tenantId())));
    return missing.size();
  }

  private Object[] values(Map.Entry<Counts.Slot, Tally> count, Optional<String> tenantId) {
    Counts.Slot slot = count.getKey();
    return new Object[] {
      count.getValue().encode(), slot.scopeId(), slot.span().minutes(), slot.start(), run, tenantId
    };
  }

  /** What one run counted of an endpoint, or of the tenant by the tenant's id. */
  record Row(String scopeId, Instant start, Tally tally) {}

  /** The counts of these endpoints, or of the tenant by its id; no rows of others are read. */
  List<Row> of(String tenantId, List<String> scopeIds, CountSpan span, Instant from, Instant to) {
    return database.glance(
        connection -> {
          List<Row> rows = new ArrayList<>();
          for (String scopeId : Set.copyOf(scopeIds)) {
            rows.addAll(
                Sql.of(connection, OF_ONE, tenantId, span.minutes(), from, to, scopeId)
                    .list(CountRows::row));
          }
          return rows;
        });
  }

  /** Of each endpoint of the tenant that had any. */
  List<Row> ofEach(String tenantId, CountSpan span, Instant from, Instant to) {
    return database.glance(
        connection ->
            Sql.of(connection, OF_EACH, tenantId, span.minutes(), from, to, tenantId)
                .list(CountRows::row));
  }

  private static Row row(ResultSet row) throws SQLException {
    Instant start = row.getTimestamp(2).toInstant();
    return new Row(row.getString(1), start, Tally.decode(row.getBytes(3)));
  }
}
