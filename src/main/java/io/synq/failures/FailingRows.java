package io.synq.failures;

import io.synq.delivery.Deliveries;
import io.synq.delivery.Delivery;
import io.synq.delivery.Unfinished;
import io.synq.event.TestEvents;
import io.synq.platform.Ids;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts an endpoint's failing deliveries by what their rows say, through indexes that hold only
 * what is unfinished or has failed, and only so many: there may be a million.
 */
final class FailingRows {
  /** Deliveries that failed for good longer ago are no longer told of. */
  static final Duration LATELY = Duration.ofHours(24);

  /** How far another node's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /**
   * Counts all rows, also of deliveries that were not attempted yet: the sum says how many rows
   * were read.
   */
  private static final String WAITING =
      "select r.last_status, r.last_error, count(*), min(r.created_at), max(r.id),"
          + " min(r.created_at), count(*) from (select d.id, d.last_status, d.last_error,"
          + " d.created_at from delivery d where d.endpoint_id = ? and d.due_at >= ? and d.due_at < ?"
          + " fetch first %d rows only) r group by r.last_status, r.last_error";

  /**
   * A failed one is noted each time that it fails. One whose event was delivered again is settled
   * by that, and a test is no delivery of anybody's.
   */
  private static final String GIVEN_UP =
      "select r.last_status, r.last_error, count(distinct r.id), min(r.created_at), max(r.id),"
          + " min(r.accepted_at), count(*) from (select case when d.state = 'failed'"
          + " and d.finished_at >= ? and not "
          + TestEvents.CONDITION
          + " and not exists (select 1 from delivery n where n.event_id = d.event_id"
          + " and n.endpoint_id = d.endpoint_id and n.id > d.id) then d.id end as id,"
          + " d.last_status, d.last_error, d.created_at, f.accepted_at from failed_delivery f"
          + " join delivery d on d.id = f.delivery_id"
          + " join event e on e.event_id = f.event_id and e.tenant_id = f.tenant_id"
          + " where f.endpoint_id = ? and f.delivery_id >= ? and f.delivery_id < ?"
          + " fetch first %d rows only) r"
          + " group by r.last_status, r.last_error, case when r.id is null then 0 else 1 end";

  private FailingRows() {}

  /**
   * Deliveries whose rows say the same.
   *
   * @param since when the oldest was made
   * @param latest the id of the newest
   * @param oldestEvent when the oldest of their events was accepted
   * @param read how many rows it took
   */
  record Row(
      @Nullable Integer status,
      @Nullable String error,
      long deliveries,
      Instant since,
      String latest,
      Instant oldestEvent,
      long read) {
    private boolean hasFailed() {
      return status != null || error != null;
    }
  }

  /**
   * What was found.
   *
   * @param complete whether that is all
   */
  record Found(List<Row> rows, boolean complete) {}

  /** Attempted without success, to be attempted again. */
  static Found waiting(Connection connection, String endpointId, Instant now, int most)
      throws SQLException {
    // What has not been attempted yet is due before this; retries mostly are not.
    Instant later = now.plus(Deliveries.WAKE_UP_GRACE);
    List<Row> rows = new ArrayList<>();
    read(connection, WAITING, rows, most, endpointId, later, Unfinished.FAR);
    read(connection, WAITING, rows, most, endpointId, Instant.EPOCH, later);
    return new Found(rows.stream().filter(Row::hasFailed).toList(), read(rows) < most);
  }

  /**
   * Given up lately. Those that were made lately are read first: of the others most were given up
   * long ago.
   *
   * @param expiry for how long deliveries are attempted
   */
  static Found givenUp(
      Connection connection, String endpointId, Instant now, Duration expiry, int most)
      throws SQLException {
    Instant from = now.minus(LATELY);
    String first = first(from);
    List<Row> rows = new ArrayList<>();
    String end = first(now.plus(AHEAD));
    read(connection, GIVEN_UP, rows, most, from, endpointId, first, end);
    read(connection, GIVEN_UP, rows, most, from, endpointId, oldest(now, expiry), first);
    return new Found(rows.stream().filter(row -> row.deliveries > 0).toList(), read(rows) < most);
  }

  /** No delivery that was made before the one of this id is told of. */
  static String oldest(Instant now, Duration expiry) {
    return first(now.minus(LATELY).minus(expiry));
  }

  private static String first(Instant moment) {
    return Ids.first(Delivery.PREFIX, moment);
  }

  private static long read(List<Row> rows) {
    return rows.stream().mapToLong(Row::read).sum();
  }

  /** Reads on, up to so many rows with those that were read before. */
  private static void read(
      Connection connection, String sql, List<Row> found, int most, Object... parameters)
      throws SQLException {
    long left = most - read(found);
    if (left > 0) {
      found.addAll(Sql.of(connection, sql.formatted(left), parameters).list(FailingRows::row));
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    int status = row.getInt(1);
    return new Row(
        row.wasNull() ? null : status,
        row.getString(2),
        row.getLong(3),
        row.getTimestamp(4).toInstant(),
        row.getString(5),
        row.getTimestamp(6).toInstant(),
        row.getLong(7));
  }
}
