package io.synq.tenant;

import io.synq.platform.Cursor;
import io.synq.platform.Listed;
import io.synq.platform.Names;
import io.synq.platform.Page;
import io.synq.platform.Persisted;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All tenants. */
@ApplicationScoped
public class Tenants {
  /** Fits a DNS label (RFC 1123 §2.1), so that it can stand in a URL. */
  public static final String SLUG_FORM = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";

  public static final Pattern SLUG = Pattern.compile(SLUG_FORM);

  @PersistenceContext EntityManager entities;
  private final InstantSource clock;

  @Inject
  public Tenants(InstantSource clock) {
    this.clock = clock;
  }

  /** The tenant of this id, in whatever case it is written. */
  public Optional<Tenant> find(String id) {
    return Names.uuid(id).map(uuid -> entities.find(Tenant.class, uuid));
  }

  public Optional<Tenant> ofSlug(String slug) {
    return entities
        .createQuery("select t from Tenant t where t.slug = :slug", Tenant.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  /** The tenant; 404 if there is no such one. */
  public Tenant get(String id) {
    return find(id).orElseThrow(() -> Problem.notFound("tenant").exception());
  }

  /** The tenant as it is now, which nobody else changes meanwhile; 404 if there is no such one. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Tenant lock(String id) {
    return Names.uuid(id)
        .map(uuid -> entities.find(Tenant.class, uuid, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Problem.notFound("tenant").exception());
  }

  /** Renames a tenant that is locked. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void rename(Tenant tenant, String name) {
    tenant.rename(name);
    entities.flush();
  }

  public Page<Tenant> list(Optional<Cursor> after, int limit) {
    return new Listed<>(Tenant.class, "id", "1 = 1", Map.of())
        .page(entities, after, limit, t -> new Cursor(t.createdAt(), t.id()));
  }

  /** Makes a tenant; 409 when the slug or the id is taken. */
  @Transactional
  public Tenant create(String id, String slug, String name) {
    boolean taken =
        !entities
            .createQuery(
                "select t.id from Tenant t where t.slug = :slug or t.id = :id", String.class)
            .setParameter("slug", slug)
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
    if (taken) {
      throw taken();
    }
    Tenant tenant = new Tenant(id, slug, name, clock.instant());
    entities.persist(tenant);
    // Before what refers to it: entities here know no foreign keys.
    Persisted.flush(entities, Tenants::taken);
    return tenant;
  }

  private static ProblemException taken() {
    return Problem.of(ProblemType.ALREADY_EXISTS, "A tenant with this slug or id exists.")
        .exception();
  }
}
