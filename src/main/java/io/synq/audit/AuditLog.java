package io.synq.audit;

import io.synq.access.AccessChange;
import io.synq.access.CurrentCaller;
import io.synq.platform.Cursor;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every change by a person or key. An entry is written in the transaction of its change, so that
 * neither is there without the other; outside of a transaction nothing can be recorded.
 *
 * <p>What stood before and what stands after are maps or public records that become JSON as answers
 * do. They never hold a secret, a payload or the value of a header.
 */
@ApplicationScoped
public class AuditLog {
  /** The tenant of what belongs to the whole server. */
  public static final String SERVER = "";

  @PersistenceContext EntityManager entities;
  private final CurrentCaller current;
  private final InstantSource clock;

  @Inject
  AuditLog(CurrentCaller current, InstantSource clock) {
    this.current = current;
    this.clock = clock;
  }

  /**
   * A change by the {@link #caller}.
   *
   * @param action the object's type, a point and what was done, at most 64 characters, such as
   *     {@code endpoint.created}
   */
  @Transactional(TxType.MANDATORY)
  public void record(
      String tenantId,
      String action,
      String objectId,
      @Nullable Object before,
      @Nullable Object after) {
    write(caller(), tenantId, action, objectId, before, after);
  }

  /** A change by somebody else than the caller: the server itself, or who runs a callback. */
  @Transactional(TxType.MANDATORY)
  public void record(
      Actor actor,
      String tenantId,
      String action,
      String objectId,
      @Nullable Object before,
      @Nullable Object after) {
    write(actor, tenantId, action, objectId, before, after);
  }

  /** The changes of the features below this one. */
  @Transactional(TxType.MANDATORY)
  void record(@Observes AccessChange change) {
    write(
        caller(),
        change.tenantId(),
        change.action(),
        change.objectId(),
        change.before(),
        change.after());
  }

  /** Who makes the request at hand; the server itself where there is none, or no credentials. */
  public Actor caller() {
    try {
      return current
          .find()
          .map(caller -> Actor.of(caller, current.address().orElse(null)))
          .orElse(Actor.SYSTEM);
    } catch (ContextNotActiveException e) {
      return Actor.SYSTEM;
    }
  }

  private void write(
      Actor actor,
      String tenantId,
      String action,
      String objectId,
      @Nullable Object before,
      @Nullable Object after) {
    entities.persist(
        new AuditEntry(
            tenantId, clock.instant(), actor, action, objectId, json(before), json(after)));
  }

  private static @Nullable String json(@Nullable Object state) {
    return state == null ? null : JsonConfiguration.jsonb().toJson(state);
  }

  /** A page of a tenant's entries, newest first. */
  public Page<AuditEntryResponse> list(
      String tenantId, AuditQuery wanted, Optional<Cursor> after, int limit) {
    StringBuilder jpql = new StringBuilder("select a from AuditEntry a where a.tenantId = :tenant");
    Map<String, Object> conditions = wanted.conditions();
    conditions.keySet().forEach(name -> jpql.append(AuditQuery.CONDITIONS.get(name)));
    if (after.isPresent()) {
      jpql.append(" and (a.recordedAt < :time or (a.recordedAt = :time and a.id < :id))");
    }
    jpql.append(" order by a.recordedAt desc, a.id desc");
    var query =
        entities
            .createQuery(jpql.toString(), AuditEntry.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit + 1);
    conditions.forEach(query::setParameter);
    after.ifPresent(
        cursor -> query.setParameter("time", cursor.time()).setParameter("id", cursor.id()));
    return Page.of(query.getResultList(), limit, AuditEntry::position).map(AuditEntry::response);
  }
}
