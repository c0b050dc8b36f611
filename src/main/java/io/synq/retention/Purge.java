package io.synq.retention;

import io.synq.delivery.Expired;
import io.synq.event.Events;
import io.synq.event.PurgedEvents;
import io.synq.figures.CountSpan;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a tenant's old events with their deliveries and attempts, a batch a transaction. A
 * delivery that has not ended by then fails, and whoever observes that is told.
 */
@ApplicationScoped
public class Purge {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final String EVENTS =
      "select e.event_id, e.accepted_at from event e"
          + " where e.tenant_id = ? and e.accepted_at >= ? and e.accepted_at < ? and %s"
          + " order by e.tenant_id, e.accepted_at, e.event_id fetch first %d rows only";

  private final Database database;
  private final Events events;
  private final PurgedEvents purged;
  private final Event<Expired> told;
  private final InstantSource clock;

  @Inject
  Purge(
      Database database,
      Events events,
      PurgedEvents purged,
      Event<Expired> told,
      InstantSource clock) {
    this.database = database;
    this.events = events;
    this.purged = purged;
    this.told = told;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param events how many are gone
   * @param next from where on there are more; null if there are none
   */
  public record Batch(int events, @Nullable Cursor next) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> tenants() {
    return database.run(connection -> Sql.of(connection, "select id from tenant").strings());
  }

  /**
   * One batch of what was accepted before, after a position, so many events at most. Fewer if they
   * have many deliveries and attempts; of one event with very many, only some of those. An event
   * with an attempt under way stays for the next time.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Batch batch(String tenantId, Instant before, Cursor after, int most) {
    Instant now = clock.instant();
    List<Cursor> old = database.run(connection -> old(connection, tenantId, before, after, most));
    // From here on nobody opens a delivery of one of them.
    Set<String> taken = events.take(tenantId, old.stream().map(Cursor::id).toList());
    return database.run(
        connection -> {
          OldDeliveries deliveries = new OldDeliveries(connection, now);
          List<String> whole = new ArrayList<>();
          List<OldDelivery> theirs = new ArrayList<>();
          int rows = 0;
          Cursor position = after;
          for (Cursor event : old) {
            List<OldDelivery> its = deliveries.of(tenantId, event.id());
            if (taken.contains(event.id()) && its.stream().noneMatch(one -> one.isUnderWay(now))) {
              rows += OldDeliveries.rows(its);
              if (rows > OldDeliveries.MOST_ROWS && whole.isEmpty()) {
                tell(tenantId, deliveries.deleteSome(its), now);
                return new Batch(0, position);
              }
              if (rows > OldDeliveries.MOST_ROWS) {
                break;
              }
              whole.add(event.id());
              theirs.addAll(its);
            }
            position = event;
          }
          List<OldDelivery> gone = deliveries.delete(theirs);
          tell(tenantId, gone, now);
          theirs.removeAll(Set.copyOf(gone));
          theirs.forEach(left -> whole.remove(left.eventId()));
          Sql.of(connection, "delete from event where tenant_id = ? and event_id = ?")
              .batch(whole, id -> new Object[] {tenantId, id});
          Cursor newest =
              last(old.stream().filter(one -> whole.contains(one.id())).toList(), after);
          if (!whole.isEmpty()) {
            purged.upTo(connection, tenantId, newest);
          }
          boolean all = old.size() < most && position.equals(last(old, after));
          return new Batch(whole.size(), all ? null : position);
        });
  }

  private static Cursor last(List<Cursor> positions, Cursor otherwise) {
    return positions.isEmpty() ? otherwise : positions.get(positions.size() - 1);
  }

  private List<Cursor> old(
      Connection connection, String tenantId, Instant before, Cursor after, int most)
      throws SQLException {
    String position = database.dialect().compared("e.accepted_at", ">", "e.event_id");
    String sql = EVENTS.formatted(position, most);
    return Sql.of(connection, sql, tenantId, after.time(), before, after.time(), after.id())
        .list(row -> new Cursor(row.getTimestamp(2).toInstant(), row.getString(1)));
  }

  /** Those that had not ended have failed; a test of an endpoint is nobody's loss. */
  private void tell(String tenantId, List<OldDelivery> gone, Instant now) {
    List<OldDelivery> failed = gone.stream().filter(OldDelivery::isUnfinished).toList();
    if (failed.isEmpty()) {
      return;
    }
    Map<String, String> types =
        events.typesWithoutTests(
            tenantId, failed.stream().map(OldDelivery::eventId).distinct().toList());
    for (OldDelivery one : failed) {
      String type = types.get(one.eventId());
      if (type != null) {
        told.fire(new Expired(tenantId, one.endpointId(), one.id(), type, now));
      }
    }
  }

  /**
   * Deletes what was derived from the events: the tenant's figures by hour, sketches, and notes of
   * failed deliveries.
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
    return Sql.of(
            connection,
            "delete from figure_count where tenant_id = ? and minutes = ? and start_at < ?",
            tenantId,
            span.minutes(),
            before)
        .update();
  }

  private static int delete(
      Connection connection, String table, String time, String tenantId, Instant before)
      throws SQLException {
    String sql = "delete from %s where tenant_id = ? and %s < ?".formatted(table, time);
    return Sql.of(connection, sql, tenantId, before).update();
  }
}
