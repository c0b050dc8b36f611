package io.synq.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /users} takes. */
@Schema(
    examples =
        """
        {"name": "ada@example.com", "display_name": "Ada", "role": "member"}
        """)
record UserRequest(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = UserReader.MAX_NAME,
            description =
                "What the user signs in with, in lower case and without a colon; of all tenants'"
                    + " users only one can have it.")
        String name,
    @Schema(minLength = 1, maxLength = UserReader.MAX_NAME) @Nullable String displayName,
    @Schema(
            required = true,
            enumeration = {"admin", "member", "viewer"})
        String role,
    @Schema(defaultValue = "false", description = "A disabled user cannot sign in.")
        boolean disabled,
    @Schema(
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            description = "Made by the server by default.")
        @Nullable String password) {}
