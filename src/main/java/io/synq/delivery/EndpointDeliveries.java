package io.synq.delivery;

import io.synq.event.EventSettings;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import io.synq.platform.NewestFirst;
import io.synq.platform.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an endpoint's deliveries, newest first, for a bounded time. Their ids follow time, so that
 * they are a log; those that failed have one of their own, and those that wait are mostly few.
 */
@ApplicationScoped
public class EndpointDeliveries {
  /** Up to so many that wait are read at once. */
  private static final int FEW = 2_000;

  /** How far another node's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final String ALL =
      "select d.id, d.state from delivery d"
          + Database.using("index=delivery_by_endpoint")
          + "where d.endpoint_id = ? and d.tenant_id = ? and d.id >= ? and d.id < ?"
          + " order by d.endpoint_id, d.id fetch first %d rows only";

  private static final String FAILED =
      "select d.id, d.state from"
          + Database.using("joinOrder=FIXED")
          + "failed_delivery f"
          + Database.using("index=failed_delivery_by_endpoint")
          + "join delivery d"
          + Database.using("constraint=delivery_pk")
          + "on d.id = f.delivery_id"
          + " where f.endpoint_id = ? and f.tenant_id = ? and f.delivery_id >= ?"
          + " and f.delivery_id < ?"
          + " order by f.endpoint_id, f.delivery_id fetch first %d rows only";

  private static final String WAITING =
      "select d.id, d.state from delivery d"
          + Database.using("index=delivery_due")
          + "where d.endpoint_id = ? and d.tenant_id = ? and d.due_at < ?"
          + " fetch first "
          + (FEW + 1)
          + " rows only";

  private Database database;
  private Duration limit = Duration.ZERO;
  private InstantSource clock = InstantSource.system();

  @Inject
  EndpointDeliveries(Database database, EventSettings settings, InstantSource clock) {
    this.database = database;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  protected EndpointDeliveries() {}

  /** A delivery and the state that is stored. */
  private record Row(String id, DeliveryState state) {
    Cursor position() {
      return new Cursor(Ids.time(id), id);
    }
  }

  /**
   * The ids of a page.
   *
   * @param states those that are stored; none means all
   */
  PageInTime.Result<String> page(
      String tenantId,
      String endpointId,
      Set<DeliveryState> states,
      Optional<Cursor> after,
      int most) {
    Instant now = clock.instant();
    var page =
        new PageInTime<Row>(
            rows ->
                rows.stream()
                    .filter(row -> states.isEmpty() || states.contains(row.state()))
                    .toList(),
            Row::position,
            after,
            most,
            clock,
            now.plus(limit));
    Optional<List<Row>> few =
        DeliveryState.UNFINISHED.containsAll(states) && !states.isEmpty()
            ? waiting(tenantId, endpointId)
            : Optional.empty();
    if (few.isPresent()) {
      page.add(few.get());
    } else {
      String sql = DeliveryState.FAILURES.containsAll(states) && !states.isEmpty() ? FAILED : ALL;
      new NewestFirst<Row>(
              (from, before, rows) -> between(sql, tenantId, endpointId, from, before, rows))
          .walk(
              Instant.EPOCH,
              page.upper(now.plus(AHEAD)),
              now,
              rows -> page.add(rows.stream().distinct().toList()));
    }
    return page.result().map(Row::id);
  }

  private List<Row> between(
      String sql, String tenantId, String endpointId, Instant from, Instant before, int most) {
    String first = Ids.first(Delivery.PREFIX, from);
    String end = Ids.first(Delivery.PREFIX, before);
    return rows(sql.formatted(most), endpointId, tenantId, first, end);
  }

  /** All that wait, newest first; nothing if they are too many. */
  private Optional<List<Row>> waiting(String tenantId, String endpointId) {
    List<Row> rows = rows(WAITING, endpointId, tenantId, NEVER);
    rows.sort(Comparator.comparing(Row::id).reversed());
    return rows.size() > FEW ? Optional.empty() : Optional.of(rows);
  }

  private List<Row> rows(String sql, Object... parameters) {
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Database.set(select, parameters);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                rows.add(new Row(row.getString(1), DeliveryState.of(row.getString(2))));
              }
            }
            return rows;
          }
        });
  }
}
