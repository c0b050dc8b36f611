package io.synq.access;

import io.synq.platform.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API key that is to be made. */
@Schema(
    examples =
        """
        {"name": "orders service", "scopes": ["events:write"]}
        """)
public record ApiKeyRequest(
    @Schema(required = true, minLength = 1, maxLength = 200) String name,
    @Schema(
            required = true,
            minItems = 1,
            enumeration = {
              "events:write",
              "events:read",
              "endpoints:write",
              "endpoints:read",
              "issues:write",
              "admin"
            },
            description = "What the key may do; admin includes all others.")
        List<String> scopes,
    @Schema(description = "In the future; null is never.") @Nullable Instant expiresAt) {

  /** What is wrong with it beyond what the schema can say. */
  Violations violations(Instant now) {
    Violations wrong = new Violations();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      wrong.add("/expires_at", "must be in the future");
    }
    return wrong;
  }

  Set<Scope> granted() {
    return scopes.stream().flatMap(text -> Scope.of(text).stream()).collect(Collectors.toSet());
  }
}
