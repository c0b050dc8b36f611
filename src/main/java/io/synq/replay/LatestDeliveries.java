package io.synq.replay;

import io.synq.event.EventScan;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of events at endpoints, as their latest deliveries tell. */
@ApplicationScoped
public class LatestDeliveries {
  private static final String OF_EVENTS =
      "select d.event_id, d.endpoint_id, d.id, d.state from delivery d"
          + " where d.tenant_id = ? and d.event_id in ("
          + Sql.marks(EventScan.CHUNK)
          + ")";

  private final Database database;

  @Inject
  LatestDeliveries(Database database) {
    this.database = database;
  }

  /** The latest delivery per event and endpoint. */
  static final class Found {
    private record Latest(String id, String state) {}

    private final Map<String, Latest> latest = new HashMap<>();

    void add(String eventId, String endpointId, String id, String state) {
      // Ids rise with time.
      latest.merge(
          eventId + ' ' + endpointId,
          new Latest(id, state),
          (a, b) -> a.id.compareTo(b.id) > 0 ? a : b);
    }

    Optional<String> state(String eventId, String endpointId) {
      return Optional.ofNullable(latest.get(eventId + ' ' + endpointId)).map(Latest::state);
    }
  }

  Found of(String tenantId, List<String> eventIds) {
    return database.glance(
        connection -> {
          Found found = new Found();
          Sql.of(connection, OF_EVENTS, tenantId)
              .eachOf(
                  eventIds,
                  EventScan.CHUNK,
                  row ->
                      found.add(
                          row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
          return found;
        });
  }
}
