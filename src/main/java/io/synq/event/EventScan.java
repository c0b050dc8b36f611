package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads stretches of a tenant's log along its index by time: each costs what it returns. */
@ApplicationScoped
public class EventScan implements EventsInOrder {
  /** How many ids one statement looks up. */
  public static final int CHUNK = PageInTime.CHUNK;

  /** What {@link #events} reads, of an {@code event e}. */
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
          + Database.marks(CHUNK)
          + ")";

  private static final String BODIES =
      "select e.event_id, e.body from event e where e.tenant_id = ? and e.event_id in ("
          + Database.marks(CHUNK)
          + ")";

  private static final String BEGINNINGS =
      "select e.event_id, %s from event e where e.tenant_id = ? and e.event_id in ("
          + Database.marks(CHUNK)
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
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Database.set(select, parameters);
            return events(select);
          }
        });
  }

  /** The events of these ids that a tenant has, in no order. */
  public List<StoredEvent> byId(String tenantId, List<String> eventIds) {
    return database.run(
        connection -> {
          List<StoredEvent> events = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            for (int start = 0; start < eventIds.size(); start += CHUNK) {
              int end = Math.min(eventIds.size(), start + CHUNK);
              setIds(select, tenantId, eventIds.subList(start, end));
              events.addAll(events(select));
            }
          }
          return events;
        });
  }

  /** Runs a statement that selects {@link #COLUMNS}. */
  public static List<StoredEvent> events(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<StoredEvent> events = new ArrayList<>();
      while (row.next()) {
        events.add(new StoredEvent(summary(row), row.getInt(9)));
      }
      return events;
    }
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
          try (PreparedStatement select = connection.prepareStatement(BODIES)) {
            setIds(select, tenantId, eventIds);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                bodies.put(row.getString(1), row.getBytes(2));
              }
            }
          }
          return bodies;
        });
  }

  /** The first bytes of the bodies of at most {@link #CHUNK} events, by id: no more is read. */
  public Map<String, byte[]> beginnings(String tenantId, List<String> eventIds, int bytes) {
    return database.run(
        connection -> {
          Map<String, byte[]> beginnings = new HashMap<>();
          String sql = BEGINNINGS.formatted(database.dialect().beginning("body", bytes));
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            setIds(select, tenantId, eventIds);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                String id = row.getString(1);
                beginnings.put(id, Database.read(row, 2, bytes));
              }
            }
          }
          return beginnings;
        });
  }

  /** Sets the tenant, and then {@link #CHUNK} ids; the next parameter. */
  public static int setIds(PreparedStatement select, String tenantId, List<String> ids)
      throws SQLException {
    select.setString(1, tenantId);
    Database.setIds(select, 2, CHUNK, ids, 0);
    return CHUNK + 2;
  }
}
