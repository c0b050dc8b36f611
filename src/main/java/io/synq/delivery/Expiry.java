package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends deliveries whose time is over. Those of enabled endpoints mostly end on their own, since no
 * due time lies past the limit; this finds the rest: held ones, and those of deleted endpoints.
 */
@ApplicationScoped
public class Expiry {
  /**
   * How many are ended in one transaction: from a few thousand rows on, Derby locks the whole
   * table.
   */
  static final int MOST = 1000;

  // A claimed delivery is left to its claim; once the lease has ended it is anybody's.
  private static final String FREE = " and (d.claim is null or d.due_at <= ?)";

  private static final String FOUND =
      "select d.id, d.tenant_id, d.endpoint_id, (select v.event_type from event v"
          + " where v.tenant_id = d.tenant_id and v.event_id = d.event_id) ";

  private static final String EXPIRED =
      FOUND
          + Unfinished.BY_ENDPOINT
          + " where d.overtime = false and d.expires_at <= ?"
          + FREE
          + " fetch first "
          + MOST
          + " rows only";

  private static final String LIMITED =
      "select e.id, e.retry_limit from endpoint e"
          + " where e.retry_limit is not null and e.deleted_at is null";

  private static final String OVER_ITS_LIMIT =
      FOUND
          + "from delivery d where d.endpoint_id = ? and d.due_at < "
          + Unfinished.END
          + " and d.overtime = false and d.created_at <= ?"
          + FREE
          + " fetch first "
          + MOST
          + " rows only";

  private static final String ORPHANED =
      FOUND
          + Unfinished.BY_ENDPOINT
          + " where e.deleted_at is not null"
          + FREE
          + " fetch first "
          + MOST
          + " rows only";

  private static final String END =
      "update delivery d set state = ?, due_at = null, claim = null, finished_at = ?,"
          + " last_error = ? where d.id = ? and d.due_at is not null"
          + FREE;

  /** Unless a person has asked for one more attempt meanwhile. */
  private static final String FAIL = END + " and d.overtime = false";

  private final Database database;
  private final Event<Expired> expired;
  private final Event<Cancelled> cancelled;

  @Inject
  Expiry(Database database, Event<Expired> expired, Event<Cancelled> cancelled) {
    this.database = database;
    this.expired = expired;
    this.cancelled = cancelled;
  }

  /** Fails a batch of expired deliveries; how many. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int expire(Instant now) {
    return database.run(connection -> fail(connection, find(connection, EXPIRED, now, now), now));
  }

  /**
   * The same for deliveries that are over by limits of their endpoints' own, for some endpoints at
   * a time.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int expireLimited(Instant now) {
    Map<String, Instant> limits = limits(now);
    return database.run(
        connection -> {
          List<Found> found = new ArrayList<>();
          for (Map.Entry<String, Instant> one : limits.entrySet()) {
            if (found.size() >= MOST) {
              break;
            }
            found.addAll(find(connection, OVER_ITS_LIMIT, one.getKey(), one.getValue(), now));
          }
          return fail(connection, found, now);
        });
  }

  /** What is over at each endpoint that has a limit of its own: what was accepted by then. */
  private Map<String, Instant> limits(Instant now) {
    return database.run(
        connection -> {
          Map<String, Instant> limits = new TreeMap<>();
          Sql.of(connection, LIMITED)
              .each(row -> limits.put(row.getString(1), now.minusSeconds(row.getInt(2))));
          return limits;
        });
  }

  /** Cancels a batch of deliveries to deleted endpoints; how many. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int cancelOrphans(Instant now) {
    return database.run(
        connection -> {
          String note = "the endpoint was deleted";
          List<Found> found = find(connection, ORPHANED, now);
          List<Found> ended = end(connection, END, DeliveryState.CANCELLED, note, now, found);
          if (!ended.isEmpty()) {
            int tests = tests(connection, ended).size();
            cancelled.fire(new Cancelled(ended.size() - tests, List.of()));
          }
          return ended.size();
        });
  }

  private int fail(Connection connection, List<Found> found, Instant now) throws SQLException {
    List<Found> ended = end(connection, FAIL, DeliveryState.FAILED, Conclusion.EXPIRED, now, found);
    Set<String> tests = tests(connection, ended);
    ended.stream()
        .filter(one -> !tests.contains(one.id))
        .forEach(one -> expired.fire(one.expired(now)));
    return ended.size();
  }

  private static Set<String> tests(Connection connection, List<Found> ended) throws SQLException {
    return TestDeliveries.among(connection, ended.stream().map(Found::id).toList());
  }

  /** Ends those that nobody has claimed meanwhile; returns these. */
  private static List<Found> end(
      Connection connection,
      String sql,
      DeliveryState state,
      String note,
      Instant now,
      List<Found> found)
      throws SQLException {
    // In the order in which all code locks several rows: otherwise two could wait for each other.
    List<Found> ordered = found.stream().sorted(Comparator.comparing(Found::id)).toList();
    List<Found> ended =
        Sql.of(connection, sql)
            .changed(ordered, one -> new Object[] {state.text(), now, note, one.id, now});
    FailedDeliveries.note(connection, ended.stream().map(Found::id).toList());
    return ended;
  }

  private record Found(String id, String tenantId, String endpointId, @Nullable String eventType) {
    Expired expired(Instant now) {
      return new Expired(tenantId, endpointId, id, eventType, now);
    }
  }

  private static List<Found> find(Connection connection, String sql, Object... values)
      throws SQLException {
    return Sql.of(connection, sql, values)
        .list(
            row ->
                new Found(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }
}
