package io.synq.eventlog;

import io.synq.delivery.DeliveryState;
import io.synq.event.EventScan;
import io.synq.event.EventSummary;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the deliveries of listed events stand: one look at an index for each page of the log. */
@ApplicationScoped
public class DeliveryCounts {
  private static final String COUNT =
      "select d.event_id, d.state, p.state, p.deleted_at, count(*) from delivery d"
          + " join endpoint p on p.id = d.endpoint_id where d.tenant_id = ? and d.event_id in ("
          + Sql.marks(EventScan.CHUNK)
          + ") group by d.event_id, d.state, p.state, p.deleted_at";

  private final Database database;

  @Inject
  DeliveryCounts(Database database) {
    this.database = database;
  }

  /** The events as the log lists them. */
  List<ListedEvent> with(String tenantId, List<EventSummary> events) {
    Map<String, Map<String, Integer>> counts =
        of(tenantId, events.stream().map(EventSummary::eventId).toList());
    return events.stream()
        .map(event -> ListedEvent.of(event, counts.getOrDefault(event.eventId(), Map.of())))
        .toList();
  }

  /** How many deliveries show each state, by the ids of those events that have any. */
  Map<String, Map<String, Integer>> of(String tenantId, List<String> ids) {
    return database.glance(
        connection -> {
          Map<String, Map<String, Integer>> found = new HashMap<>();
          Sql.of(connection, COUNT, tenantId)
              .eachOf(
                  ids,
                  EventScan.CHUNK,
                  row ->
                      found
                          .computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                          .merge(DeliveryState.shown(row, 2).text(), row.getInt(5), Integer::sum));
          return found;
        });
  }
}
