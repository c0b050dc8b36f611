package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.Unfinished;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Page;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys of endpoints that keep order do not go on, and for which delivery the others wait. */
@ApplicationScoped
public class BlockedKeys {
  private static final String HEAD =
      "select l.head_id from order_line l where l.endpoint_id = ? and l.order_key = ?";

  /**
   * Counts deliveries, not places: a place may be left of a delivery that no longer waits, or be
   * its second one.
   */
  private static final String WAITING =
      "(select count(distinct w.id) from order_place p join delivery w on w.id = p.delivery_id"
          + " and w.order_key = p.order_key"
          + " where p.endpoint_id = l.endpoint_id and p.order_key = l.order_key"
          + " and w.due_at > ?)";

  private static final String BLOCKED =
      "select l.order_key, l.head_id, d.event_id, l.head_since, "
          + WAITING
          + ", d.attempts, case when d.state = 'retrying' then d.due_at end,"
          + " d.last_status, d.last_error from order_line l"
          + " join delivery d on d.id = l.head_id and d.order_key = l.order_key"
          + " where l.endpoint_id = ?"
          + " and d.state in ('retrying', 'delivering', 'pending')"
          + " and exists (select 1 from attempt a where a.delivery_id = d.id"
          + " and a.started_at >= l.head_since)"
          + " and (l.head_since > ? or (l.head_since = ? and l.head_id > ?))"
          + " order by l.head_since, l.head_id fetch first %d rows only";

  private final Database database;

  @Inject
  BlockedKeys(Database database) {
    this.database = database;
  }

  /** The heads that deliveries wait for, by the ids of these. */
  Map<String, String> heads(List<Delivery> waiting) {
    if (waiting.isEmpty()) {
      return Map.of();
    }
    return database.run(
        connection -> {
          Map<String, String> heads = new HashMap<>();
          for (Delivery one : waiting) {
            Sql.of(connection, HEAD, one.endpointId(), one.orderKey())
                .each(row -> heads.put(one.id(), row.getString(1)));
          }
          return heads;
        });
  }

  /** An endpoint's keys whose heads have failed and are tried again, blocked for longest first. */
  Page<BlockedKey> page(String endpointId, Optional<Cursor> after, int limit) {
    Cursor from = after.orElse(new Cursor(Instant.EPOCH, ""));
    String sql = BLOCKED.formatted(limit + 1);
    Instant since = from.time();
    List<BlockedKey> found =
        database.glance(
            connection ->
                Sql.of(connection, sql, Unfinished.FAR, endpointId, since, since, from.id())
                    .list(BlockedKeys::read));
    return Page.of(found, limit, BlockedKey::position);
  }

  private static BlockedKey read(ResultSet row) throws SQLException {
    int status = row.getInt(8);
    return new BlockedKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getTimestamp(4).toInstant(),
        row.getLong(5),
        row.getInt(6),
        Sql.time(row, 7),
        status == 0 ? null : status,
        row.getString(9));
  }
}
