package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tenant's log, all of it. */
@ApplicationScoped
public class EventScan extends EventsInOrder {
  /** How many ids one statement looks up. */
  public static final int CHUNK = PageInTime.CHUNK;

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

  @Inject
  public EventScan(Database database) {
    super(database, "from event e", "e");
  }

  /** The events of these ids that a tenant has, in no order. */
  public List<StoredEvent> byId(String tenantId, List<String> eventIds) {
    return database.run(
        connection ->
            Sql.of(connection, BY_ID, tenantId).listOf(eventIds, CHUNK, EventScan::event));
  }

  /** The bodies of events, by id. */
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
