package io.synq.deliverylog;

import io.synq.delivery.DeliveryState;
import io.synq.endpoint.EndpointState;
import io.synq.event.EventScan;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Tells whether an endpoint's newest deliveries, or those of a list, are to be listed otherwise:
 * some other ones, in another state, or after another attempt.
 */
@ApplicationScoped
public class ListVersion {
  /** How many of the newest. */
  public static final int DELIVERIES = 20;

  private static final String LISTED =
      "select d.id, d.state, d.attempts, p.state, p.deleted_at from delivery d"
          + " join endpoint p on p.id = d.endpoint_id where d.tenant_id = ? and d.id in ("
          + Database.marks(EventScan.CHUNK)
          + ") order by d.id desc";

  private final Database database;
  private final DeliverySearch search;

  @Inject
  ListVersion(Database database, DeliverySearch search) {
    this.database = database;
    this.search = search;
  }

  /** A text that changes whenever the list of all deliveries to the endpoint begins otherwise. */
  public String newest(String tenantId, String endpointId) {
    DeliveryCriteria all = DeliveryCriteria.ofEndpoint(endpointId, Optional.empty());
    return of(tenantId, search.page(tenantId, all, Optional.empty(), DELIVERIES).data());
  }

  /**
   * A text that changes whenever these deliveries stand otherwise.
   *
   * @param ids at most {@link EventScan#CHUNK}
   */
  public String of(String tenantId, List<String> ids) {
    if (ids.isEmpty()) {
      return "";
    }
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(LISTED)) {
            EventScan.setIds(select, tenantId, ids);
            StringJoiner all = new StringJoiner(",");
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                all.add(line(row));
              }
            }
            return all.toString();
          }
        });
  }

  private static String line(ResultSet row) throws SQLException {
    DeliveryState shown =
        DeliveryState.of(row.getString(2))
            .shown(EndpointState.of(row.getString(4)), row.getTimestamp(5) != null);
    return line(row.getString(1), shown.text(), row.getInt(3));
  }

  private static String line(String id, String state, int attempts) {
    return id + " " + state + " " + attempts;
  }

  /** The same text of a list as it was read. */
  public static String of(List<DeliveryResponse> listed) {
    return listed.stream()
        .map(one -> line(one.id(), one.state(), one.attemptCount()))
        .collect(Collectors.joining(","));
  }
}
