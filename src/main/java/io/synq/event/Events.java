package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of events. */
@ApplicationScoped
public class Events {
  private static final String INSERT =
      "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
          + " user_id, role, body) values (?,?,?,?,?,?,?,?,?)";
  private static final int CHUNK = 64;

  @PersistenceContext EntityManager entities;
  private Database database;
  private Settlement settlement;

  @Inject
  Events(Database database, Settlement settlement) {
    this.database = database;
    this.settlement = settlement;
  }

  protected Events() {}

  /**
   * Adds new events, in the transaction at hand. What was accepted before the log was settled is
   * noted as accepted a moment later.
   */
  public void append(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    Instant earliest =
        settlement.begin(
            events.stream().map(Event::acceptedAt).min(Instant::compareTo).orElseThrow());
    database.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Event event : events) {
              Event.Actor actor = event.actor();
              Database.set(
                  insert,
                  event.tenantId(),
                  event.eventId(),
                  event.eventType(),
                  event.occurredAt(),
                  event.acceptedAt().isBefore(earliest) ? earliest : event.acceptedAt(),
                  actor.orgId(),
                  actor.userId(),
                  actor.role(),
                  event.body());
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Those of the ids that a tenant has already, with what is stored. */
  public Map<String, Event> existing(String tenantId, Collection<String> eventIds) {
    List<String> wanted = List.copyOf(eventIds);
    return database.run(
        connection -> {
          Map<String, Event> found = new HashMap<>();
          String sql =
              "select event_id from event"
                  + Database.using("constraint=event_pk")
                  + "where tenant_id = ? and event_id in ("
                  + Database.marks(CHUNK)
                  + ")";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < wanted.size(); start += CHUNK) {
              bind(select, tenantId, wanted, start);
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  String id = rows.getString(1);
                  find(tenantId, id).ifPresent(event -> found.put(id, event));
                }
              }
            }
          }
          return found;
        });
  }

  /** The types of events by their ids; those of events that are gone are left out. */
  public Map<String, String> types(String tenantId, Collection<String> eventIds) {
    List<String> wanted = List.copyOf(eventIds);
    return database.run(
        connection -> {
          Map<String, String> found = new HashMap<>();
          String sql =
              "select event_id, event_type from event"
                  + Database.using("constraint=event_pk")
                  + "where tenant_id = ? and event_id in ("
                  + Database.marks(CHUNK)
                  + ")";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < wanted.size(); start += CHUNK) {
              bind(select, tenantId, wanted, start);
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  found.put(rows.getString(1), rows.getString(2));
                }
              }
            }
          }
          return found;
        });
  }

  /** The last chunk repeats its last id, so that one statement serves every size. */
  private static void bind(PreparedStatement select, String tenantId, List<String> ids, int start)
      throws SQLException {
    select.setString(1, tenantId);
    for (int i = 0; i < CHUNK; i++) {
      select.setString(i + 2, ids.get(Math.min(start + i, ids.size() - 1)));
    }
  }

  /** The event of this id, in whatever case it is written. */
  public Optional<Event> find(String tenantId, String eventId) {
    return Names.uuid(eventId).map(id -> entities.find(Event.class, new EventKey(tenantId, id)));
  }
}
