package io.synq.retention;

import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    try (PreparedStatement select = connection.prepareStatement(OF_EVENT)) {
      Database.set(select, tenantId, eventId);
      List<OldDelivery> deliveries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          deliveries.add(
              new OldDelivery(
                  row.getString(1),
                  eventId,
                  row.getString(2),
                  row.getInt(3),
                  row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(),
                  row.getString(5) != null));
        }
      }
      return deliveries;
    }
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
    List<OldDelivery> gone = new ArrayList<>();
    if (wanted.isEmpty()) {
      return gone;
    }
    // In the order in which all code locks several rows: otherwise two could wait for each other.
    List<OldDelivery> deliveries =
        wanted.stream().sorted(Comparator.comparing(OldDelivery::id)).toList();
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (OldDelivery one : deliveries) {
        Database.set(delete, one.id(), now);
        delete.addBatch();
      }
      int[] counts = delete.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 1) {
          gone.add(deliveries.get(i));
        }
      }
    }
    delete(ATTEMPTS, gone);
    delete(BODIES, gone);
    return gone;
  }

  private void delete(String sql, List<OldDelivery> of) throws SQLException {
    if (of.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (OldDelivery one : of) {
        delete.setString(1, one.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /** Deletes the first of too many attempts; false if those that are left are few. */
  private boolean shorten(OldDelivery delivery) throws SQLException {
    int end;
    try (PreparedStatement select = connection.prepareStatement(NUMBERS)) {
      Database.set(select, delivery.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        end = row.getInt(1) + MOST_ROWS;
        if (row.getInt(2) < end) {
          return false;
        }
      }
    }
    try (PreparedStatement bodies = connection.prepareStatement(FIRST_BODIES);
        PreparedStatement attempts = connection.prepareStatement(FIRST_ATTEMPTS)) {
      Database.set(bodies, delivery.id(), delivery.id(), end);
      bodies.executeUpdate();
      Database.set(attempts, delivery.id(), end);
      attempts.executeUpdate();
    }
    return true;
  }
}
