package io.synq.retention;

import io.synq.event.PurgedEvents;
import io.synq.figures.CountSpan;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes a tenant's old events with their deliveries and attempts, a batch a transaction. */
@ApplicationScoped
public class Purge {
  private static final Duration HOUR = Duration.ofHours(1);

  // Ordered by the whole index, so that no database sorts.
  private static final String OLDEST =
      "select e.accepted_at, e.event_id from event e where e.tenant_id = ? and e.accepted_at < ?"
          + " order by e.tenant_id, e.accepted_at, e.event_id fetch first %d rows only";

  private final Database database;
  private final PurgedEvents purged;
  private final InstantSource clock;

  @Inject
  Purge(Database database, PurgedEvents purged, InstantSource clock) {
    this.database = database;
    this.purged = purged;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> tenants() {
    return database.run(connection -> ids(connection, "select id from tenant"));
  }

  /** One batch of what was accepted before, so many at most; how many events it was. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(String tenantId, Instant before, int most) {
    return database.run(
        connection -> {
          List<Cursor> old = oldest(connection, tenantId, before, most);
          if (old.isEmpty()) {
            return 0;
          }
          List<String> events = old.stream().map(Cursor::id).toList();
          List<String> deliveries = new ArrayList<>();
          for (String event : events) {
            deliveries.addAll(
                ids(
                    connection,
                    "select id from delivery where tenant_id = ? and event_id = ?",
                    tenantId,
                    event));
          }
          delete(connection, "delete from attempt where delivery_id = ?", null, deliveries);
          delete(connection, "delete from sent_body where delivery_id = ?", null, deliveries);
          delete(connection, "delete from delivery where id = ?", null, deliveries);
          delete(
              connection,
              "delete from event where tenant_id = ? and event_id = ?",
              tenantId,
              events);
          purged.upTo(connection, tenantId, old.get(old.size() - 1));
          return events.size();
        });
  }

  /** In the order of the log. */
  private static List<Cursor> oldest(
      Connection connection, String tenantId, Instant before, int most) throws SQLException {
    List<Cursor> events = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(OLDEST.formatted(most))) {
      Database.set(select, tenantId, before);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(new Cursor(row.getTimestamp(1).toInstant(), row.getString(2)));
        }
      }
    }
    return events;
  }

  /**
   * What was made of the events: the tenant's figures by hour, sketches, and notes of failed
   * deliveries.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void traces(String tenantId, Instant before) {
    database.run(
        connection -> {
          delete(connection, "event_sketch", "until_at", tenantId, before);
          delete(connection, "failed_delivery", "accepted_at", tenantId, before);
          return counts(connection, tenantId, CountSpan.HOUR, before.minus(HOUR))
              + counts(connection, tenantId, CountSpan.MINUTE, minutesKept(before));
        });
  }

  private Instant minutesKept(Instant before) {
    Instant kept = clock.instant().minus(CountSpan.MINUTES_KEPT);
    return kept.isAfter(before) ? kept : before;
  }

  private static int counts(Connection connection, String tenantId, CountSpan span, Instant before)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from figure_count where tenant_id = ? and minutes = ? and start_at < ?")) {
      Database.set(delete, tenantId, span.minutes(), before);
      return delete.executeUpdate();
    }
  }

  private static int delete(
      Connection connection, String table, String time, String tenantId, Instant before)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from %s where tenant_id = ? and %s < ?".formatted(table, time))) {
      Database.set(delete, tenantId, before);
      return delete.executeUpdate();
    }
  }

  private static List<String> ids(Connection connection, String sql, Object... parameters)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.set(select, parameters);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
    }
    return ids;
  }

  private static void delete(
      Connection connection, String sql, @Nullable String tenantId, List<String> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (String id : ids) {
        if (tenantId == null) {
          Database.set(delete, id);
        } else {
          Database.set(delete, tenantId, id);
        }
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
