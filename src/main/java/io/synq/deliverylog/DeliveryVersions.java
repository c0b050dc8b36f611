package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.DeliveryState;
import io.synq.event.EventScan;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.Sql;
import io.synq.search.LastLooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Tells by one statement whether deliveries are to be shown otherwise: an endpoint's newest, those
 * of a list, an event's, or a single one.
 */
@ApplicationScoped
public class DeliveryVersions {
  /** How many of an endpoint's newest. */
  public static final int DELIVERIES = 20;

  private static final String LISTED =
      "select d.id, d.state, p.state, p.deleted_at, d.attempts from delivery d"
          + " join endpoint p on p.id = d.endpoint_id where d.tenant_id = ? and ";

  // Between an id and itself, and in the order of both columns: along the ids of all endpoints, one
  // that others have left behind would be looked for among all that is newer.
  private static final String NEWEST =
      LISTED
          + "d.endpoint_id between ? and ? and d.id >= ?"
          + " order by d.endpoint_id desc, d.id desc fetch first "
          + DELIVERIES
          + " rows only";
  private static final String OF_LIST =
      LISTED + "d.id in (" + Sql.marks(EventScan.CHUNK) + ") order by d.id desc";

  // Each change of a delivery, and each attempt, changes its row or its endpoint's; only the
  // attempt of a node that had lost its claim does not. What it waits for is in its key's row.
  // An event's page shows a hundred.
  private static final String SHOWN =
      "select d.id, d.state, d.attempts, d.due_at, d.finished_at, p.version,"
          + " case d.state when 'pending' then l.head_id end from delivery d"
          + " join endpoint p on p.id = d.endpoint_id"
          + " left join order_line l on l.endpoint_id = d.endpoint_id"
          + " and l.order_key = d.order_key"
          + " where d.tenant_id = ? and %s = ? order by d.id desc fetch first 100 rows only";

  private static final int SHOWN_COLUMNS = 7;

  private final LastLooks looks = new LastLooks();
  private final Database database;
  private final DeliverySearch search;

  @Inject
  DeliveryVersions(Database database, DeliverySearch search) {
    this.database = database;
    this.search = search;
  }

  /** What a list shows of a delivery, as far as it changes. */
  private record Line(String id, String state, int attempts) {}

  /** A text that changes whenever the list of all deliveries to the endpoint begins otherwise. */
  public String newest(String tenantId, String endpointId) {
    return looks.version(
        tenantId + endpointId,
        () -> search(tenantId, endpointId),
        since -> since(tenantId, endpointId, since));
  }

  private Instant search(String tenantId, String endpointId) {
    DeliveryCriteria all = DeliveryCriteria.ofEndpoint(endpointId, Optional.empty());
    return oldest(search.page(tenantId, all, Optional.empty(), DELIVERIES).data());
  }

  private LastLooks.Seen since(String tenantId, String endpointId, Instant since) {
    return database.glance(
        connection -> {
          String oldestId = Ids.first(Delivery.PREFIX, since);
          List<Line> lines =
              Sql.of(connection, NEWEST, tenantId, endpointId, endpointId, oldestId)
                  .list(DeliveryVersions::line);
          return new LastLooks.Seen(
              lines.toString(), oldest(lines.stream().map(Line::id).toList()));
        });
  }

  private static Instant oldest(List<String> newest) {
    return newest.size() < DELIVERIES ? Instant.EPOCH : Ids.time(newest.get(DELIVERIES - 1));
  }

  /**
   * A text that changes whenever these deliveries stand otherwise.
   *
   * @param ids one to {@link EventScan#CHUNK}
   */
  public String of(String tenantId, List<String> ids) {
    return database.glance(
        connection ->
            Sql.of(connection, OF_LIST, tenantId)
                .listOf(ids, EventScan.CHUNK, DeliveryVersions::line)
                .toString());
  }

  /** The same text of a list as it was read. */
  public static String of(List<DeliveryResponse> listed) {
    return listed.stream()
        .map(one -> new Line(one.id(), one.state(), one.attemptCount()))
        .toList()
        .toString();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(row.getString(1), DeliveryState.shown(row, 2).text(), row.getInt(5));
  }

  /**
   * A text that changes whenever an event's newest deliveries, or attempts of them, are to be shown
   * otherwise.
   */
  public String ofEvent(String tenantId, String eventId) {
    return shown("d.event_id", tenantId, eventId);
  }

  /**
   * A text that changes whenever the delivery is to be shown otherwise; 404 if there is no such
   * one.
   */
  public String ofDelivery(String tenantId, String id) {
    String version = shown("d.id", tenantId, id);
    if (version.isEmpty()) {
      throw Problem.notFound("delivery").exception();
    }
    return version;
  }

  private String shown(String column, String tenantId, String id) {
    return database.glance(
        connection -> {
          StringJoiner all = new StringJoiner(",");
          Sql.of(connection, SHOWN.formatted(column), tenantId, id)
              .each(
                  row -> {
                    for (int i = 1; i <= SHOWN_COLUMNS; i++) {
                      all.add(row.getString(i));
                    }
                  });
          return all.toString();
        });
  }
}
