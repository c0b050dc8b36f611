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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for lines that have come to a stop. Where a head has blocked its line for longer than the
 * endpoint allows, the head is given up. Where a head has ended and nobody moved the line on,
 * because a node was killed in between or something other than an attempt ended it, the line is
 * moved on.
 */
@ApplicationScoped
public class BlockedLines {
  /** The error of a delivery that was given up for those behind it. */
  static final String BLOCKED = "given up, as it blocked its key for too long";

  private static final String ENDED =
      "select l.endpoint_id, l.order_key, l.head_id from order_line l"
          + " left join delivery d on d.id = l.head_id and d.order_key = l.order_key"
          + " where l.head_since > ? and l.head_since <= ?"
          + " and (d.id is null or d.due_at is null or d.due_at > "
          + Unfinished.FAR_OFF
          + ") fetch first 500 rows only";

  private static final String LIMITED =
      "select e.id, e.ordering_limit from endpoint e where e.ordering_limit is not null"
          + " and e.state = 'enabled' and e.deleted_at is null";

  /** What is due is tried first: an endpoint may have been enabled again. */
  private static final String OVER_ITS_LIMIT =
      "select l.order_key, d.id, d.tenant_id, (select v.event_type from event v"
          + " where v.tenant_id = d.tenant_id and v.event_id = d.event_id) from order_line l"
          + " join delivery d on d.id = l.head_id and d.order_key = l.order_key"
          + " where l.endpoint_id = ? and l.head_since <= ? and l.last_number > l.head_number"
          + " and d.state = 'retrying' and d.claim is null and d.due_at > ?"
          + " and exists (select 1 from attempt a where a.delivery_id = d.id"
          + " and a.started_at >= l.head_since and a.started_at <= ?)"
          + " and exists (select 1 from order_place p join delivery w on w.id = p.delivery_id"
          + " and w.order_key = p.order_key"
          + " where p.endpoint_id = l.endpoint_id and p.order_key = l.order_key and w.due_at > "
          + Unfinished.FAR_OFF
          + ")"
          + " fetch first 500 rows only";

  private static final String GIVE_UP =
      "update delivery set state = 'failed', due_at = null, finished_at = ?, last_error = ?"
          + " where id = ? and state = 'retrying' and claim is null and due_at > ?";

  private final Database database;
  private final Event<Expired> expired;
  private final Event<Skipped> told;

  @Inject
  BlockedLines(Database database, Event<Expired> expired, Event<Skipped> told) {
    this.database = database;
    this.expired = expired;
    this.told = told;
  }

  /**
   * Some of the lines whose heads have ended, and that nobody has moved on.
   *
   * @param after only lines whose heads became so after this
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<OrderLine.Ended> ended(Instant after, Instant before) {
    return database.run(
        connection -> Sql.of(connection, ENDED, after, before).list(OrderLine.Ended::read));
  }

  private record Head(OrderLine line, String id, String tenantId, @Nullable String eventType) {}

  /** Gives up some of the heads whose next attempt is to come, though their time is over. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<OrderLine.Ended> giveUp(Instant now) {
    return database.run(
        connection -> {
          List<Head> heads = new ArrayList<>();
          for (Map.Entry<String, Integer> limit : limits(connection).entrySet()) {
            Instant since = now.minusSeconds(limit.getValue());
            heads.addAll(overLimit(connection, limit.getKey(), since, now));
          }
          // In the order in which all code locks several rows: otherwise two could wait for each
          // other.
          heads.sort(Comparator.comparing(Head::id));
          List<OrderLine.Ended> ended = new ArrayList<>();
          for (Head head : heads) {
            if (giveUp(connection, head, now)) {
              ended.add(new OrderLine.Ended(head.line, head.id));
            }
          }
          return ended;
        });
  }

  private static Map<String, Integer> limits(Connection connection) throws SQLException {
    Map<String, Integer> limits = new HashMap<>();
    Sql.of(connection, LIMITED).each(row -> limits.put(row.getString(1), row.getInt(2)));
    return limits;
  }

  private static List<Head> overLimit(
      Connection connection, String endpointId, Instant since, Instant now) throws SQLException {
    return Sql.of(connection, OVER_ITS_LIMIT, endpointId, since, now, since)
        .list(
            row ->
                new Head(
                    new OrderLine(endpointId, row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)));
  }

  private boolean giveUp(Connection connection, Head head, Instant now) throws SQLException {
    if (Sql.of(connection, GIVE_UP, now, BLOCKED, head.id, now).update() == 0) {
      return false;
    }
    FailedDeliveries.note(connection, List.of(head.id));
    if (TestDeliveries.among(connection, List.of(head.id)).isEmpty()) {
      Expired given =
          new Expired(head.tenantId, head.line.endpointId(), head.id, head.eventType, now);
      expired.fire(given);
      told.fire(new Skipped(given));
    }
    return true;
  }
}
