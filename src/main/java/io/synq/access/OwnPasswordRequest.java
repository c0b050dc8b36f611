package io.synq.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /me/password} takes. */
@Schema(
    examples =
        """
        {"current_password": "nine-wet-otters-sing", "password": "ten-dry-badgers-hum"}
        """)
record OwnPasswordRequest(
    @Schema(required = true, minLength = 1, maxLength = Passwords.LONGEST) String currentPassword,
    @Schema(required = true, minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST)
        String password) {}
