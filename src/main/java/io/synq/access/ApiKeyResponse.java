package io.synq.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the API shows it.
 *
 * @param key the key itself, only in the answer that made it
 */
public record ApiKeyResponse(
    String id,
    String name,
    String prefix,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    @Nullable String key) {

  static ApiKeyResponse of(ApiKey key) {
    return of(key, null);
  }

  static ApiKeyResponse issued(ApiKeys.Issued issued) {
    return of(issued.key(), issued.text().value());
  }

  private static ApiKeyResponse of(ApiKey key, @Nullable String text) {
    return new ApiKeyResponse(
        key.id(),
        key.name(),
        key.prefix(),
        key.scopes().stream().map(Scope::text).toList(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.lastUsedAt(),
        text);
  }
}
