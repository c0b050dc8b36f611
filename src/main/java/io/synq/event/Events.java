package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.Names;
import io.synq.platform.Persisted;
import io.synq.platform.Problem;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
  private static final String AMONG = " e.event_id in (" + Sql.marks(CHUNK) + ")";
  private static final String OF_TENANT = " from event e where e.tenant_id = ? and" + AMONG;
  private static final String EXISTING =
      "select e.tenant_id, e.event_id from event e where" + AMONG;
  private static final String IDS = "select e.event_id" + OF_TENANT;
  private static final String TYPES = "select e.event_id, e.event_type" + OF_TENANT;

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
          Sql.of(connection, EXISTING)
              .eachOf(
                  ids,
                  CHUNK,
                  row -> {
                    EventKey key = new EventKey(row.getString(1), row.getString(2));
                    if (wanted.contains(key)) {
                      show(key, look);
                    }
                  });
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
    String sql = IDS + database.dialect().locking(alone);
    return database.run(
        connection ->
            new HashSet<>(
                Sql.of(connection, sql, tenantId).listOf(ids, CHUNK, row -> row.getString(1))));
  }

  /** The types of events by their ids; those of events that are gone are left out. */
  public Map<String, String> types(String tenantId, Collection<String> eventIds) {
    return types(tenantId, eventIds, TYPES);
  }

  /** The same without tests. */
  public Map<String, String> typesWithoutTests(String tenantId, Collection<String> eventIds) {
    return types(tenantId, eventIds, TYPES + " and not " + TestEvents.CONDITION);
  }

  private Map<String, String> types(String tenantId, Collection<String> eventIds, String select) {
    List<String> wanted = List.copyOf(eventIds);
    return database.run(
        connection -> {
          Map<String, String> found = new HashMap<>();
          Sql.of(connection, select, tenantId)
              .eachOf(wanted, CHUNK, row -> found.put(row.getString(1), row.getString(2)));
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
