package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads stretches of a tenant's log along its index by time: each costs what it returns. */
@ApplicationScoped
public class EventScan implements EventsInOrder {
  /** How many ids one statement looks up. */
  public static final int CHUNK = PageInTime.CHUNK;

  /** What {@link #event} reads, of an {@code event e}. */
  public static final String COLUMNS =
      "e.event_id, e.event_type, e.occurred_at, e.accepted_at, e.tenant_id, e.org_id,"
          + " e.user_id, e.role, length(e.body)";

  // Ordered by the whole index, so that no database sorts.
  private static final String STRETCH =
      "select "
          + COLUMNS
          + " from event e where e.tenant_id = ? and e.accepted_at >= ? and e.accepted_at < ?"
          + " and %s order by e.tenant_id, e.accepted_at, e.event_id fetch first %d rows only";

  private static final String LAST =
      "select "
          + COLUMNS
          + " from event e where e.tenant_id = ? and e.accepted_at >= ? and e.accepted_at <= ?"
          + " and %s order by e.accepted_at desc, e.event_id desc fetch first %d rows only";

  private static final String BY_ID =
      "select "
          + COLUMNS
          + " from event e where e.tenant_id = ? and e.event_id in ("
          + Sql.marks(CHUNK)
          + ")";

  private static final String BODIES =
      "select e.event_id, e.body from event e where e.tenant_id = ? and e.event_id in ("
          + Sql.marks(CHUNK)
          + ")";

  private static final String BEGINNINGS =
      "select e.event_id, %s from event e where e.tenant_id = ? and e.event_id in ("
          + Sql.marks(CHUNK)
          + ")";

  private final Database database;

  @Inject
  public EventScan(Database database) {
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
    return database.dialect().compared("e.accepted_at", comparison, "e.event_id");
  }

  private List<StoredEvent> rows(String sql, Object... parameters) {
    return database.run(connection -> Sql.of(connection, sql, parameters).list(EventScan::event));
  }

  /** The events of these ids that a tenant has, in no order. */
  public List<StoredEvent> byId(String tenantId, List<String> eventIds) {
    return database.run(
        connection ->
            Sql.of(connection, BY_ID, tenantId).listOf(eventIds, CHUNK, EventScan::event));
  }

  /** Of a row of {@link #COLUMNS}. */
  public static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(summary(row), row.getInt(9));
  }

  private static EventSummary summary(ResultSet row) throws SQLException {
    return new EventSummary(
        row.getString(1),
        row.getString(2),
        row.getTimestamp(3).toInstant(),
        row.getTimestamp(4).toInstant(),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  /** The bodies of at most {@link #CHUNK} events, by id. */
  public Map<String, byte[]> bodies(String tenantId, List<String> eventIds) {
    return database.run(
        connection -> {
          Map<String, byte[]> bodies = new HashMap<>();
          Sql.of(connection, BODIES, tenantId)
              .eachOf(eventIds, CHUNK, row -> bodies.put(row.getString(1), row.getBytes(2)));
          return bodies;
        });
  }

  /** The first bytes of the bodies of at most {@link #CHUNK} events, by id: no more is read. */
  public Map<String, byte[]> beginnings(String tenantId, List<String> eventIds, int bytes) {
    return database.run(
        connection -> {
          Map<String, byte[]> beginnings = new HashMap<>();
          String sql = BEGINNINGS.formatted(database.dialect().beginning("body", bytes));
          Sql.of(connection, sql, tenantId)
              .eachOf(
                  eventIds,
                  CHUNK,
                  row -> beginnings.put(row.getString(1), Sql.bytes(row, 2, bytes)));
          return beginnings;
        });
  }
}
