package io.synq.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the API shows it.
 *
 * @param key the key itself, only in the answer that made it
 */
@Schema(
    name = "ApiKey",
    examples =
        """
        {
          "id": "key_01h455vb4pex5vsknk084sn02q",
          "name": "orders service",
          "prefix": "synq_k3Jw",
          "scopes": ["events:write"],
          "created_at": "2024-12-04T15:32:07.412Z",
          "expires_at": null,
          "revoked_at": null,
          "last_used_at": null,
          "key": null
        }
        """)
public record ApiKeyResponse(
    String id,
    String name,
    String prefix,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    @Schema(description = "The key itself, only in the answer that made it.")
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
