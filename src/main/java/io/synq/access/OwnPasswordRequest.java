package io.synq.access;

import io.synq.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's password, and what it is to be. */
@Schema(
    examples =
        """
        {"current_password": "nine-wet-otters-sing", "password": "ten-dry-badgers-hum"}
        """)
public record OwnPasswordRequest(
    @Schema(required = true, minLength = 1, maxLength = Passwords.LONGEST) String currentPassword,
    @Schema(required = true, minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST)
        String password) {

  /** What is wrong with it as the next password of whoever has this name. */
  Violations violations(String name) {
    Violations wrong = new PasswordRequest(password).violations(name);
    if (password.equals(currentPassword)) {
      wrong.add("/password", "must be another than the current one");
    }
    return wrong;
  }
}
