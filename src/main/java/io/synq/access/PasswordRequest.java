package io.synq.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /users/{id}/password} takes. */
@Schema(
    examples =
        """
        {"password": "nine-wet-otters-sing"}
        """)
record PasswordRequest(
    @Schema(
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            description = "Made by the server by default.")
        @Nullable String password) {}
