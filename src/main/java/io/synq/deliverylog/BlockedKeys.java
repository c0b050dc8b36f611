package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Page;
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
import java.util.Optional;

/** Which keys of endpoints that keep order do not go on, and for which delivery the others wait. */
@ApplicationScoped
public class BlockedKeys {
  private static final String HEAD =
      "select l.head_id from order_line l where l.endpoint_id = ? and l.order_key = ?";

  private static final String BLOCKED =
      "select l.order_key, l.head_id, d.event_id, l.head_since, l.last_number - l.head_number,"
          + " d.attempts, d.due_at, d.last_status, d.last_error from order_line l"
          + " join delivery d on d.id = l.head_id where l.endpoint_id = ?"
          + " and d.state in ('retrying', 'delivering', 'pending') and d.attempts > 0"
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
          try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            for (Delivery one : waiting) {
              Database.set(select, one.endpointId(), String.valueOf(one.orderKey()));
              try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                  heads.put(one.id(), row.getString(1));
                }
              }
            }
          }
          return heads;
        });
  }

  /** An endpoint's keys whose heads have failed and are tried again, blocked for longest first. */
  Page<BlockedKey> page(String endpointId, Optional<Cursor> after, int limit) {
    Cursor from = after.orElse(new Cursor(Instant.EPOCH, ""));
    List<BlockedKey> found =
        database.glance(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(BLOCKED.formatted(limit + 1))) {
                Database.set(select, endpointId, from.time(), from.time(), from.id());
                List<BlockedKey> keys = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    keys.add(read(row));
                  }
                }
                return keys;
              }
            });
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
        row.getTimestamp(7).toInstant(),
        status == 0 ? null : status,
        row.getString(9));
  }
}
