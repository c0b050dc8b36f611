package io.synq.access;

import io.synq.platform.Violations;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A password for a user. */
@Schema(
    examples =
        """
        {"password": "nine-wet-otters-sing"}
        """)
public record PasswordRequest(
    @Schema(
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            description = "Made by the server by default.")
        @Nullable String password) {
  /** One that the server makes. */
  public static final PasswordRequest GENERATED = new PasswordRequest(null);

  /** What is wrong with it as the password of whoever has this name. */
  Violations violations(String name) {
    Violations wrong = new Violations();
    Optional.ofNullable(password)
        .flatMap(text -> Passwords.objection(text, name))
        .ifPresent(objection -> wrong.add("/password", objection));
    return wrong;
  }
}
