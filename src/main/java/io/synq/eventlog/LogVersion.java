package io.synq.eventlog;

import io.synq.platform.Database;
import io.synq.platform.Monotonic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells by one statement whether the newest events of a log are other ones, or their deliveries
 * stand otherwise; by another, whether those of a list do. What it says is the same on every node.
 */
@ApplicationScoped
public class LogVersion {
  /** About how many events. */
  public static final int EVENTS = 50;

  private static final int MOST_TENANTS = 1_000;

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

  private final Database database;
  private final EventSearch search;
  private final DeliveryCounts counts;

  /** What was known longer ago is searched for anew: many may have come since. */
  private static final Duration KNOWN = Duration.ofSeconds(30);

  /** Since when the newest events of a tenant came: a database that sorts need not sort all. */
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();

  private final InstantSource clock;

  @Inject
  LogVersion(Database database, EventSearch search, DeliveryCounts counts) {
    this(database, search, counts, Monotonic.instants());
  }

  LogVersion(Database database, EventSearch search, DeliveryCounts counts, InstantSource clock) {
    this.database = database;
    this.search = search;
    this.counts = counts;
    this.clock = clock;
  }

  /** When it was known since when they came. */
  private record Mark(Instant since, Instant at) {}

  /** What was found of the newest events: what tells it from another, and since when they came. */
  private record Newest(String version, Instant since) {}

  /** A text that changes whenever something else is to be shown. */
  public String of(String tenantId) {
    if (marks.size() > MOST_TENANTS) {
      marks.clear();
    }
    Instant now = clock.instant();
    Mark mark = marks.get(tenantId);
    Instant known =
        mark != null && mark.at.plus(KNOWN).isAfter(now) ? mark.since : search(tenantId);
    Newest newest = since(tenantId, known);
    if (newest.since.equals(Instant.EPOCH) && !known.equals(Instant.EPOCH)) {
      // Some of them were purged.
      newest = since(tenantId, search(tenantId));
    }
    marks.put(tenantId, new Mark(newest.since, now));
    return newest.version;
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

  private Newest since(String tenantId, Instant since) {
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            Database.set(select, tenantId, since);
            try (ResultSet row = select.executeQuery()) {
              return newest(row);
            }
          }
        });
  }

  private static Newest newest(ResultSet row) throws SQLException {
    Map<String, Instant> accepted = new TreeMap<>();
    Set<String> lines = new TreeSet<>();
    while (row.next()) {
      accepted.put(row.getString(2), row.getTimestamp(1).toInstant());
      lines.add(
          row.getString(2)
              + row.getString(3)
              + row.getString(4)
              + row.getTimestamp(5)
              + row.getInt(6));
    }
    Instant oldest = accepted.values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    return new Newest(lines.toString(), accepted.size() < EVENTS ? Instant.EPOCH : oldest);
  }
}
