package io.synq.access;

import io.synq.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people say of a user: to make one, and, but for the password, to change it. */
@Schema(
    examples =
        """
        {"name": "ada@example.com", "display_name": "Ada", "role": "member"}
        """)
public record UserRequest(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = UserRequest.MAX_NAME,
            description =
                "What the user signs in with, in lower case and without a colon; of all tenants'"
                    + " users only one can have it.")
        String name,
    @Schema(minLength = 1, maxLength = UserRequest.MAX_NAME) @Nullable String displayName,
    @Schema(
            required = true,
            enumeration = {"admin", "member", "viewer"})
        String role,
    @Schema(defaultValue = "false", description = "A disabled user cannot sign in.")
        boolean disabled,
    @Schema(
            writeOnly = true,
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            description = "Made by the server by default.")
        @Nullable String password) {
  static final int MAX_NAME = 200;

  /** With the name as it is kept. */
  public UserRequest {
    name = User.lower(name);
  }

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new PasswordRequest(password).violations(name);
    // HTTP Basic (RFC 7617 §2) ends the name at the first colon.
    if (name.indexOf(':') >= 0 || !name.equals(name.strip())) {
      wrong.add("/name", "must have no colon, and no space at its ends");
    } else if (name.length() > MAX_NAME) {
      wrong.add("/name", "must have at most " + MAX_NAME + " characters in lower case");
    }
    return wrong;
  }
}
