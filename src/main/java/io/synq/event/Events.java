package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.Names;
import io.synq.platform.Persisted;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The log of events. */
@ApplicationScoped
public class Events {
  private static final int CHUNK = 64;

  @PersistenceContext EntityManager entities;
  private final Database database;
  private final Settlement settlement;

  @Inject
  public Events(Database database, Settlement settlement) {
    this.database = database;
    this.settlement = settlement;
  }

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
    Persisted.add(
        entities,
        events.stream()
            .map(one -> one.acceptedAt().isBefore(earliest) ? one.acceptedAt(earliest) : one)
            .toList());
  }

  /**
   * Shows those of the keys that are stored already, whatever their tenants: one event after the
   * other, and none is kept, since each may be as large as an event can be.
   */
  public void existing(Collection<EventKey> keys, BiConsumer<EventKey, Event> look) {
    Set<EventKey> wanted = Set.copyOf(keys);
    List<String> ids = wanted.stream().map(EventKey::eventId).distinct().toList();
    database.run(
        connection -> {
          String sql =
              "select e.tenant_id, e.event_id from event e where e.event_id in ("
                  + Database.marks(CHUNK)
                  + ")";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < ids.size(); start += CHUNK) {
              Database.setIds(select, 1, CHUNK, ids, start);
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  EventKey key = new EventKey(rows.getString(1), rows.getString(2));
                  if (wanted.contains(key)) {
                    show(key, look);
                  }
                }
              }
            }
          }
          return ids.size();
        });
  }

  /**
   * Those of a tenant's events that there are still. Until the end of the transaction at hand none
   * of them is deleted.
   */
  public Set<String> keep(String tenantId, Collection<String> eventIds) {
    return lock(tenantId, eventIds, false);
  }

  /**
   * The same for whoever deletes them: those who keep one have ended by then, and nobody can begin
   * to.
   */
  public Set<String> take(String tenantId, Collection<String> eventIds) {
    return lock(tenantId, eventIds, true);
  }

  private Set<String> lock(String tenantId, Collection<String> eventIds, boolean alone) {
    // In one order: nobody waits in a circle.
    List<String> ids = eventIds.stream().distinct().sorted().toList();
    return database.run(
        connection -> {
          Set<String> found = new HashSet<>();
          String sql =
              "select e.event_id from event e where e.tenant_id = ? and e.event_id in ("
                  + Database.marks(CHUNK)
                  + ")"
                  + database.dialect().locking(alone);
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < ids.size(); start += CHUNK) {
              select.setString(1, tenantId);
              Database.setIds(select, 2, CHUNK, ids, start);
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  found.add(rows.getString(1));
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
              "select e.event_id, e.event_type from event e where e.tenant_id = ? and e.event_id in ("
                  + Database.marks(CHUNK)
                  + ")";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < wanted.size(); start += CHUNK) {
              select.setString(1, tenantId);
              Database.setIds(select, 2, CHUNK, wanted, start);
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

  /** The event of this id, in whatever case it is written. */
  public Optional<Event> find(String tenantId, String eventId) {
    return Names.uuid(eventId).flatMap(id -> find(new EventKey(tenantId, id)));
  }

  /** The event; 404 if the tenant has no such one. */
  public Event get(String tenantId, String eventId) {
    return find(tenantId, eventId).orElseThrow(() -> Problem.notFound("event").exception());
  }

  private void show(EventKey key, BiConsumer<EventKey, Event> look) {
    find(key)
        .ifPresent(
            event -> {
              entities.detach(event);
              look.accept(key, event);
            });
  }

  private Optional<Event> find(EventKey key) {
    return Optional.ofNullable(entities.find(Event.class, key));
  }
}
