package io.synq.eventlog;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.search.LastLooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells by one statement whether the newest events of a log are other ones, or their deliveries
 * stand otherwise; by another, whether those of a list do. What it says is the same on every node.
 */
@ApplicationScoped
public class LogVersion {
  /** About how many events. */
  public static final int EVENTS = 50;

  private static final String NEWEST =
      "select e.accepted_at, e.event_id, d.state, p.state, p.deleted_at, count(*)"
          + " from (select n.tenant_id, n.event_id, n.accepted_at from event n"
          + " where n.tenant_id = ? and n.accepted_at >= ?"
          + " order by n.accepted_at desc, n.event_id desc"
          + " fetch first "
          + EVENTS
          + " rows only) e"
          + " left join delivery d on d.event_id = e.event_id and d.tenant_id = e.tenant_id"
          + " left join endpoint p on p.id = d.endpoint_id"
          + " group by e.accepted_at, e.event_id, d.state, p.state, p.deleted_at";

  private final LastLooks looks = new LastLooks();
  private final Database database;
  private final EventSearch search;
  private final DeliveryCounts counts;

  @Inject
  LogVersion(Database database, EventSearch search, DeliveryCounts counts) {
    this.database = database;
    this.search = search;
    this.counts = counts;
  }

  /** A text that changes whenever something else is to be shown. */
  public String of(String tenantId) {
    return looks.version(tenantId, () -> search(tenantId), since -> since(tenantId, since));
  }

  /** A text that changes whenever the deliveries of these events stand otherwise. */
  public String of(String tenantId, List<String> eventIds) {
    return new TreeMap<>(counts.of(tenantId, eventIds)).toString();
  }

  /** The same text of a list as it was read. */
  public static String of(List<ListedEvent> listed) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    listed.stream()
        .filter(event -> !event.deliveries().isEmpty())
        .forEach(event -> counts.put(event.eventId(), event.deliveries()));
    return counts.toString();
  }

  private Instant search(String tenantId) {
    List<ListedEvent> events = search.newest(tenantId, EVENTS);
    return events.size() < EVENTS ? Instant.EPOCH : events.get(EVENTS - 1).acceptedAt();
  }

  private LastLooks.Seen since(String tenantId, Instant since) {
    return database.glance(connection -> newest(Sql.of(connection, NEWEST, tenantId, since)));
  }

  private static LastLooks.Seen newest(Sql select) throws SQLException {
    Map<String, Instant> accepted = new TreeMap<>();
    Set<String> lines = new TreeSet<>();
    select.each(
        row -> {
          accepted.put(row.getString(2), row.getTimestamp(1).toInstant());
          lines.add(
              row.getString(2)
                  + row.getString(3)
                  + row.getString(4)
                  + row.getTimestamp(5)
                  + row.getInt(6));
        });
    Instant oldest = accepted.values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    return new LastLooks.Seen(lines.toString(), accepted.size() < EVENTS ? Instant.EPOCH : oldest);
  }
}
