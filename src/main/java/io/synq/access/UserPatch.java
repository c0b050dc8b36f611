package io.synq.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PATCH /users/{id}} takes: a JSON merge patch (RFC 7396). */
@Schema(
    examples =
        """
        {"role": "viewer", "display_name": null}
        """)
record UserPatch(
    @Schema(minLength = 1, maxLength = UserReader.MAX_NAME, description = "Without a colon.")
        String name,
    @Schema(minLength = 1, maxLength = UserReader.MAX_NAME) @Nullable String displayName,
    @Schema(enumeration = {"admin", "member", "viewer"}) String role,
    @Schema(description = "A disabled user cannot sign in.") boolean disabled) {}
