package io.synq.access;

import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tenants' API keys. */
@ApplicationScoped
public class ApiKeys {
  @PersistenceContext EntityManager entities;
  private final InstantSource clock;
  private final Event<AccessChange> changes;
  private final Event<Changed> changed;

  @Inject
  ApiKeys(InstantSource clock, Event<AccessChange> changes, Event<Changed> changed) {
    this.clock = clock;
    this.changes = changes;
    this.changed = changed;
  }

  /** What is known of the key of this hash is no longer so once the change is committed. */
  record Changed(String hash) {}

  /** A key that was just made, with the text that is shown only now. */
  public record Issued(ApiKey key, KeyText text) {}

  @Transactional
  public Issued issue(
      String tenantId, String name, Set<Scope> scopes, @Nullable Instant expiresAt, KeyText text) {
    ApiKey key =
        new ApiKey(Ids.next("key_"), tenantId, name, text, scopes, clock.instant(), expiresAt);
    entities.persist(key);
    changed.fire(new Changed(key.hash()));
    changes.fire(
        new AccessChange(tenantId, "api_key.created", key.id(), null, ApiKeyResponse.of(key)));
    return new Issued(key, text);
  }

  public Page<ApiKey> list(String tenantId, Optional<Cursor> after, int limit) {
    return new Listed<>(ApiKey.class, "id", "x.tenantId = :tenant", Map.of("tenant", tenantId))
        .page(entities, after, limit, key -> new Cursor(key.createdAt(), key.id()));
  }

  /** The key; 404 if the tenant has no such one. */
  public ApiKey get(String tenantId, String id) {
    return Optional.ofNullable(entities.find(ApiKey.class, id))
        .filter(key -> key.tenantId().equals(tenantId))
        .orElseThrow(() -> Problem.notFound("API key").exception());
  }

  /** Ends a key; again is no change. */
  @Transactional
  public void revoke(String tenantId, String id) {
    ApiKey key = get(tenantId, id);
    if (key.revokedAt() == null) {
      ApiKeyResponse before = ApiKeyResponse.of(key);
      key.revoke(clock.instant());
      changes.fire(
          new AccessChange(tenantId, "api_key.revoked", id, before, ApiKeyResponse.of(key)));
    }
    changed.fire(new Changed(key.hash()));
  }
}
