package io.synq.retention;

import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletes deliveries with their attempts, and what these sent, on one connection. */
final class OldDeliveries {
  /**
   * Deliveries and attempts in one transaction, more or less: Derby locks the whole table from a
   * few thousand rows on, and the server ends a transaction after two minutes.
   */
  static final int MOST_ROWS = 1_000;

  private static final String OF_EVENT =
      "select d.id, d.endpoint_id, d.attempts, d.due_at, d.claim from delivery d"
          + " where d.tenant_id = ? and d.event_id = ? fetch first "
          + (MOST_ROWS + 1)
          + " rows only";

  /** Unless it was claimed for an attempt meanwhile. */
  private static final String DELETE =
      "delete from delivery where id = ? and (due_at is null or claim is null or due_at <= ?)";

  private static final String ATTEMPTS = "delete from attempt where delivery_id = ?";
  private static final String BODIES = "delete from sent_body where delivery_id = ?";

  private static final String NUMBERS =
      "select min(a.attempt_number), max(a.attempt_number) from attempt a where a.delivery_id = ?";

  private static final String FIRST_BODIES =
      BODIES
          + " and hash in (select a.body_hash from attempt a"
          + " where a.delivery_id = ? and a.attempt_number < ?)";

  private static final String FIRST_ATTEMPTS = ATTEMPTS + " and attempt_number < ?";

  private final Connection connection;
  private final Instant now;

  OldDeliveries(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** How many rows are deleted with these deliveries. */
  static int rows(List<OldDelivery> deliveries) {
    return deliveries.stream().mapToInt(OldDelivery::rows).sum();
  }

  /** The deliveries of an event. If they are more than are deleted at once, one more than that. */
  List<OldDelivery> of(String tenantId, String eventId) throws SQLException {
    return Sql.of(connection, OF_EVENT, tenantId, eventId)
        .list(
            row ->
                new OldDelivery(
                    row.getString(1),
                    eventId,
                    row.getString(2),
                    row.getInt(3),
                    Sql.time(row, 4),
                    row.getString(5) != null));
  }

  /** Deletes as many as go at once, or of a first one with too many attempts some of these. */
  List<OldDelivery> deleteSome(List<OldDelivery> deliveries) throws SQLException {
    List<OldDelivery> some = new ArrayList<>();
    int rows = 0;
    for (OldDelivery one : deliveries) {
      rows += one.rows();
      if (rows > MOST_ROWS) {
        break;
      }
      some.add(one);
    }
    if (some.isEmpty()) {
      OldDelivery first = deliveries.get(0);
      return shorten(first) ? List.of() : delete(List.of(first));
    }
    return delete(some);
  }

  /** Deletes those that nobody attempts now; returns these. */
  List<OldDelivery> delete(List<OldDelivery> wanted) throws SQLException {
    // In the order in which all code locks several rows: otherwise two could wait for each other.
    List<OldDelivery> deliveries =
        wanted.stream().sorted(Comparator.comparing(OldDelivery::id)).toList();
    List<OldDelivery> gone =
        Sql.of(connection, DELETE).changed(deliveries, one -> new Object[] {one.id(), now});
    Sql.of(connection, ATTEMPTS).batch(gone, one -> new Object[] {one.id()});
    Sql.of(connection, BODIES).batch(gone, one -> new Object[] {one.id()});
    return gone;
  }

  /** Deletes the first of too many attempts; false if those that are left are few. */
  private boolean shorten(OldDelivery delivery) throws SQLException {
    int[] numbers =
        Sql.of(connection, NUMBERS, delivery.id())
            .first(row -> new int[] {row.getInt(1), row.getInt(2)})
            .orElseThrow();
    int end = numbers[0] + MOST_ROWS;
    if (numbers[1] < end) {
      return false;
    }
    Sql.of(connection, FIRST_BODIES, delivery.id(), delivery.id(), end).update();
    Sql.of(connection, FIRST_ATTEMPTS, delivery.id(), end).update();
    return true;
  }
}
