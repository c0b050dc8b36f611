package io.synq.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /api-keys} takes. */
@Schema(
    examples =
        """
        {"name": "orders service", "scopes": ["events:write"]}
        """)
record ApiKeyRequest(
    @Schema(required = true, minLength = 1, maxLength = ApiKeysResource.MAX_NAME) String name,
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
    @Schema(description = "In the future; null is never.") @Nullable Instant expiresAt) {}
