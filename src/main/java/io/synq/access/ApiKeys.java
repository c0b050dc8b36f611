package io.synq.access;

import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tenants' API keys. A change made on another node is seen within two seconds. */
@ApplicationScoped
public class ApiKeys {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);
  private static final int MOST_CACHED = 10_000;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  @PersistenceContext EntityManager entities;
  private InstantSource clock = InstantSource.system();
  private ApiKeyUse uses;
  @Inject Event<AccessChange> changes;

  @Inject
  ApiKeys(InstantSource clock, ApiKeyUse uses) {
    this.clock = clock;
    this.uses = uses;
  }

  protected ApiKeys() {}

  /** A key that was just made, with the text that is shown only now. */
  public record Issued(ApiKey key, KeyText text) {}

  @Transactional
  public Issued issue(
      String tenantId, String name, Set<Scope> scopes, @Nullable Instant expiresAt, KeyText text) {
    ApiKey key =
        new ApiKey(Ids.next("key_"), tenantId, name, text, scopes, clock.instant(), expiresAt);
    entities.persist(key);
    changes.fire(
        new AccessChange(tenantId, "api_key.created", key.id(), null, ApiKeyResponse.of(key)));
    return new Issued(key, text);
  }

  /** Who holds this key, if it is known, not revoked and not expired. */
  public Optional<Caller> authenticate(String text) {
    Instant now = clock.instant();
    return KeyText.parse(text)
        .map(key -> fresh(key.hash(), now))
        .filter(entry -> entry.usable(now))
        .map(Known::caller);
  }

  /** Who holds this key, and may do this: 401 or 403 otherwise. */
  public Caller authorize(String text, Scope scope) {
    Caller caller =
        authenticate(text)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.UNAUTHENTICATED,
                            "The credentials are unknown, revoked or expired.")
                        .exception());
    Permission.require(caller, scope);
    return caller;
  }

  private Known fresh(String hash, Instant now) {
    Known entry = known.get(hash);
    if (entry == null || now.isAfter(entry.readAt.plus(FRESH))) {
      entry = uses.read(hash, now, LAST_USE_PRECISION);
      if (known.size() >= MOST_CACHED) {
        known.clear();
      }
      if (entry.caller != null) {
        known.put(hash, entry);
      }
    }
    return entry;
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
    known.clear();
  }

  /** What is known of a key's hash; without a caller there is no usable key of that hash. */
  record Known(@Nullable Caller caller, @Nullable Instant expiresAt, Instant readAt) {
    boolean usable(Instant now) {
      return caller != null && (expiresAt == null || now.isBefore(expiresAt));
    }
  }
}
