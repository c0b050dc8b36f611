package io.synq.eventtype;

import io.synq.platform.Cursor;
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
import java.util.TreeMap;

/** The tenants' catalogues: the built-in types, and each tenant's own entries over them. */
@ApplicationScoped
public class EventTypes {
  /** The most types that a tenant may describe. */
  static final int MOST_DOCUMENTED = 500;

  /** The most types that appear by themselves in a tenant's catalogue. */
  static final int MOST_OBSERVED = 1000;

  @PersistenceContext EntityManager entities;
  @Inject Event<Changed> changes;
  private InstantSource clock = InstantSource.system();

  @Inject
  EventTypes(InstantSource clock) {
    this.clock = clock;
  }

  protected EventTypes() {}

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
    filter.part().ifPresent(value -> jpql.append(" and locate(:part, t.name) > 0"));
    TypedQuery<EventTypeSummary> query =
        entities
            .createQuery(jpql.append(" order by t.name").toString(), EventTypeSummary.class)
            .setParameter("tenant", tenantId)
            .setParameter("from", from)
            .setMaxResults(limit + 1);
    filter.documented().ifPresent(value -> query.setParameter("documented", value));
    filter.part().ifPresent(value -> query.setParameter("part", value));
    return query.getResultList();
  }

  Optional<EventType> find(String tenantId, String name) {
    return Optional.ofNullable(entities.find(EventType.class, new EventTypeKey(tenantId, name)));
  }

  /** Describes a type, in place of what was said of it before. */
  @Transactional
  Put put(String tenantId, String name, EventTypeForm form) {
    changing(tenantId);
    Instant now = clock.instant();
    Optional<EventType> known = find(tenantId, name);
    if (known.filter(EventType::isDocumented).isEmpty()
        && count(tenantId, true) >= MOST_DOCUMENTED) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "There are " + MOST_DOCUMENTED + " event types already: delete one first.")
          .exception();
    }
    EventType type = known.orElseGet(() -> new EventType(tenantId, name, now));
    type.document(form, now);
    if (known.isEmpty()) {
      entities.persist(type);
    }
    return new Put(type, known.isEmpty());
  }

  /** Deletes the tenant's entry; a built-in type of this name is as it was at first. */
  @Transactional
  void delete(String tenantId, String name) {
    changing(tenantId);
    entities.remove(
        find(tenantId, name).orElseThrow(() -> Problem.notFound("event type").exception()));
  }

  /** Enters a type that appeared in an event, unless too many have. */
  @Transactional
  void observe(String tenantId, String name) {
    lock(tenantId);
    if (find(tenantId, name).isEmpty() && count(tenantId, false) < MOST_OBSERVED) {
      entities.persist(new EventType(tenantId, name, clock.instant()));
    }
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
