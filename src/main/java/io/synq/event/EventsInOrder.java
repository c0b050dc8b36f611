package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.search.Log;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A tenant's events, all or some, in the order of the log. Stretches of it are read along one index
 * by tenant, time and event: each costs what it returns.
 */
public abstract class EventsInOrder {
  /** What {@link #event} reads, of an {@code event e}. */
  static final String COLUMNS =
      "e.event_id, e.event_type, e.occurred_at, e.accepted_at, e.tenant_id, e.org_id,"
          + " e.user_id, e.role, length(e.body)";

  // Ordered by the whole index, so that no database sorts.
  private static final String STRETCH =
      " where %1$s.tenant_id = ? and %1$s.accepted_at >= ? and %1$s.accepted_at < ? and %2$s"
          + " order by %1$s.tenant_id, %1$s.accepted_at, %1$s.event_id fetch first %3$d rows only";

  private static final String LAST =
      " where %1$s.tenant_id = ? and %1$s.accepted_at >= ? and %1$s.accepted_at <= ? and %2$s"
          + " order by %1$s.accepted_at desc, %1$s.event_id desc fetch first %3$d rows only";

  protected final Database database;
  private final String from;
  private final String table;

  /**
   * @param from the tables, of which {@code event e} is one
   * @param table what stands for the one whose index is read
   */
  protected EventsInOrder(Database database, String from, String table) {
    this.database = database;
    this.from = from;
    this.table = table;
  }

  /** What was accepted after a position and before a time, oldest first. */
  public List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most) {
    Instant time = position.time();
    return rows(STRETCH, ">", most, tenantId, time, before, time, position.id());
  }

  /** What was accepted at a time or later and before a position, newest first. */
  public List<StoredEvent> last(String tenantId, Instant since, Cursor before, int most) {
    return rows(LAST, "<", most, tenantId, since, before.time(), before.time(), before.id());
  }

  private List<StoredEvent> rows(String sql, String beyond, int most, Object... values) {
    String position =
        database.dialect().compared(table + ".accepted_at", beyond, table + ".event_id");
    String select = "select " + COLUMNS + " " + from + sql.formatted(table, position, most);
    return read(connection -> Sql.of(connection, select, values).list(EventsInOrder::event));
  }

  /** Has a statement run, in the transaction at hand. */
  protected List<StoredEvent> read(Database.Work<List<StoredEvent>> work) {
    return database.run(work);
  }

  /** Reads {@link #COLUMNS}. */
  static StoredEvent event(ResultSet row) throws SQLException {
    EventSummary summary =
        new EventSummary(
            row.getString(1),
            row.getString(2),
            row.getTimestamp(3).toInstant(),
            row.getTimestamp(4).toInstant(),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8));
    return new StoredEvent(summary, row.getInt(9));
  }

  /** All of them, to be read newest first. */
  public Log<StoredEvent> log(String tenantId) {
    return new Log<>() {
      @Override
      public List<StoredEvent> last(Instant from, Cursor before, int most) {
        return EventsInOrder.this.last(tenantId, from, before, most);
      }

      @Override
      public List<StoredEvent> first(Instant from, Instant before, int most) {
        return after(tenantId, new Cursor(from, ""), before, most);
      }

      @Override
      public Cursor position(StoredEvent event) {
        return event.position();
      }
    };
  }
}
