package io.synq.eventtype;

import io.synq.audit.AuditLog;
import io.synq.platform.Cursor;
import io.synq.platform.EntityTags;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tenants' catalogues: the built-in types, and each tenant's own entries over them. */
@ApplicationScoped
public class EventTypes {
  /** The most types that a tenant may describe. */
  static final int MOST_DOCUMENTED = 500;

  /** The most types that appear by themselves in a tenant's catalogue. */
  static final int MOST_OBSERVED = 1000;

  @PersistenceContext EntityManager entities;
  private final Event<Changed> changes;
  private final AuditLog audit;
  private final InstantSource clock;

  @Inject
  EventTypes(InstantSource clock, Event<Changed> changes, AuditLog audit) {
    this.clock = clock;
    this.changes = changes;
    this.audit = audit;
  }

  /** Somebody changed a tenant's types. */
  record Changed(String tenantId) {}

  /** A type as it was put, and whether the tenant had no entry of this name before. */
  record Put(EventType type, boolean created) {}

  /** A page in order of name. */
  Page<EventTypeSummary> list(
      String tenantId, EventTypeQuery filter, Optional<Cursor> after, int limit) {
    String from = after.map(Cursor::id).orElse("");
    Map<String, EventTypeSummary> types = new TreeMap<>();
    BuiltInTypes.all().stream()
        .filter(type -> type.name().compareTo(from) > 0)
        .filter(type -> filter.family().map(type.family()::equals).orElse(true))
        .filter(type -> filter.documented().orElse(true))
        .filter(type -> filter.part().map(type.name()::contains).orElse(true))
        .forEach(type -> types.put(type.name(), EventTypeSummary.of(type)));
    own(tenantId, filter, from, limit).forEach(type -> types.put(type.name(), type));
    return Page.of(
        types.values().stream().limit(limit + 1L).toList(),
        limit,
        type -> new Cursor(Instant.EPOCH, type.name()));
  }

  /** One more than fit on the page; workspace types are never a tenant's own. */
  private List<EventTypeSummary> own(
      String tenantId, EventTypeQuery filter, String from, int limit) {
    if (filter.family().equals(Optional.of(Family.WORKSPACE))) {
      return List.of();
    }
    StringBuilder jpql =
        new StringBuilder(
            "select new io.synq.eventtype.EventTypeSummary(t.name, t.description, t.documented,"
                + " t.enforced, t.createdAt, t.updatedAt) from EventType t"
                + " where t.tenantId = :tenant and t.name > :from");
    filter.documented().ifPresent(value -> jpql.append(" and t.documented = :documented"));
    TypedQuery<EventTypeSummary> query =
        entities
            .createQuery(jpql.append(" order by t.name").toString(), EventTypeSummary.class)
            .setParameter("tenant", tenantId)
            .setParameter("from", from);
    filter.documented().ifPresent(value -> query.setParameter("documented", value));
    if (filter.part().isEmpty()) {
      return query.setMaxResults(limit + 1).getResultList();
    }
    // A tenant has so few types that all can be read; to search in SQL is another thing on each
    // database.
    String part = filter.part().get();
    return query
        .getResultStream()
        .filter(type -> type.name().contains(part))
        .limit(limit + 1L)
        .toList();
  }

  /** What is said of a type: by the tenant, or else as it was built in. */
  public Optional<EventTypeResponse> described(String tenantId, String name) {
    return find(tenantId, name)
        .map(EventTypeResponse::of)
        .or(() -> BuiltInTypes.find(name).map(EventTypeResponse::of));
  }

  Optional<EventType> find(String tenantId, String name) {
    return Optional.ofNullable(entities.find(EventType.class, new EventTypeKey(tenantId, name)));
  }

  /** Describes a type, in place of what was said of it before; 412 unless that is as expected. */
  @Transactional
  Put put(String tenantId, String name, EntityTags expected, EventTypeRequest request) {
    changing(tenantId);
    Instant now = clock.instant();
    Optional<EventType> known = find(tenantId, name);
    expected.requireAny(known.isPresent() || BuiltInTypes.find(name).isPresent());
    expected.require(version(known));
    if (known.filter(EventType::isDocumented).isEmpty()
        && count(tenantId, true) >= MOST_DOCUMENTED) {
      throw Problem.of(
              ProblemType.LIMIT_REACHED,
              "There are " + MOST_DOCUMENTED + " event types already: delete one first.")
          .exception();
    }
    EventTypeResponse before = known.map(EventTypeResponse::of).orElse(null);
    EventType type = known.orElseGet(() -> new EventType(tenantId, name, now));
    type.document(request, now);
    if (known.isEmpty()) {
      entities.persist(type);
    }
    String action = known.isEmpty() ? "event_type.created" : "event_type.updated";
    audit.record(tenantId, action, name, before, EventTypeResponse.of(type));
    return new Put(type, known.isEmpty());
  }

  private static long version(Optional<EventType> known) {
    return known.map(type -> EventTypeResponse.of(type).version()).orElse(0L);
  }

  /** Deletes the tenant's entry; a built-in type of this name is as it was at first. */
  @Transactional
  void delete(String tenantId, String name, EntityTags expected) {
    changing(tenantId);
    EventType type =
        find(tenantId, name).orElseThrow(() -> Problem.notFound("event type").exception());
    expected.require(EventTypeResponse.of(type).version());
    audit.record(tenantId, "event_type.deleted", name, EventTypeResponse.of(type), null);
    entities.remove(type);
  }

  /** A type that appeared in an event of a tenant. */
  record Sighting(String tenantId, String name) {}

  /** Enters types that are not in their tenants' catalogues, unless too many have appeared. */
  @Transactional
  List<Sighting> observe(List<Sighting> sightings) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Sighting sighting : sightings) {
      names.computeIfAbsent(sighting.tenantId(), id -> new TreeSet<>()).add(sighting.name());
    }
    names.forEach(this::observe);
    return sightings;
  }

  private void observe(String tenantId, Set<String> names) {
    lock(tenantId);
    Instant now = clock.instant();
    long room = MOST_OBSERVED - count(tenantId, false);
    names.stream()
        .filter(name -> find(tenantId, name).isEmpty())
        .limit(Math.max(0, room))
        .forEach(name -> entities.persist(new EventType(tenantId, name, now)));
  }

  private long count(String tenantId, boolean documented) {
    return entities
        .createQuery(
            "select count(t) from EventType t"
                + " where t.tenantId = :tenant and t.documented = :documented",
            Long.class)
        .setParameter("tenant", tenantId)
        .setParameter("documented", documented)
        .getSingleResult();
  }

  /** One change of a tenant's types after another: the tenant's row is the lock. */
  private void lock(String tenantId) {
    entities.find(Tenant.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
  }

  private void changing(String tenantId) {
    lock(tenantId);
    int raised =
        entities
            .createNativeQuery(
                "update event_type_version set version = version + 1 where tenant_id = ?1")
            .setParameter(1, tenantId)
            .executeUpdate();
    if (raised == 0) {
      entities
          .createNativeQuery("insert into event_type_version (tenant_id, version) values (?1, 1)")
          .setParameter(1, tenantId)
          .executeUpdate();
    }
    changes.fire(new Changed(tenantId));
  }
}
