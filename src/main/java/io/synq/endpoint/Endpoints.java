package io.synq.endpoint;

import io.synq.platform.Cursor;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tenants' endpoints, less those that were deleted. */
@ApplicationScoped
public class Endpoints {
  @PersistenceContext EntityManager entities;

  public Page<Endpoint> list(String tenantId, Optional<Cursor> after, int limit) {
    return new Listed<>(
            Endpoint.class,
            "id",
            "x.tenantId = :tenant and x.deletedAt is null",
            Map.of("tenant", tenantId))
        .page(entities, after, limit, e -> new Cursor(e.createdAt(), e.id()));
  }

  /** Those of these that the tenant has, by their ids. */
  public Map<String, Endpoint> all(String tenantId, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select e from Endpoint e where e.tenantId = :tenant and e.deletedAt is null"
                + " and e.id in :ids",
            Endpoint.class)
        .setParameter("tenant", tenantId)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Endpoint::id, endpoint -> endpoint));
  }

  /** What all of the tenant's are called. */
  public List<EndpointName> names(String tenantId) {
    return entities
        .createQuery(
            "select e.id, e.description, e.url from Endpoint e"
                + " where e.tenantId = :tenant and e.deletedAt is null",
            Object[].class)
        .setParameter("tenant", tenantId)
        .getResultStream()
        .map(row -> new EndpointName((String) row[0], (String) row[1], (String) row[2]))
        .toList();
  }

  public Optional<Endpoint> find(String tenantId, String id) {
    return Optional.ofNullable(entities.find(Endpoint.class, id))
        .filter(endpoint -> endpoint.tenantId().equals(tenantId) && !endpoint.isDeleted());
  }

  /** The endpoint; 404 if the tenant has no such one. */
  public Endpoint get(String tenantId, String id) {
    return find(tenantId, id).orElseThrow(() -> Problem.notFound("endpoint").exception());
  }
}
