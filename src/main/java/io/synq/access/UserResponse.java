package io.synq.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user as the API shows it.
 *
 * @param name for signing in, in lower case
 * @param role {@code admin}, {@code member} or {@code viewer}
 * @param disabled whether signing in is refused
 * @param password the one that the server made, only in the answer to the request that made it
 */
@Schema(
    name = "User",
    examples =
        """
        {
          "id": "usr_01h455vb4pex5vsknk084sn02q",
          "name": "ada@example.com",
          "display_name": "Ada",
          "role": "member",
          "disabled": false,
          "created_at": "2024-12-04T15:32:07.412Z",
          "last_sign_in_at": null,
          "password": null
        }
        """)
public record UserResponse(
    String id,
    String name,
    @Nullable String displayName,
    @Schema(enumeration = {"admin", "member", "viewer"}) String role,
    boolean disabled,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    @Schema(description = "The one that the server made, only in the answer to that request.")
        @Nullable String password) {

  static UserResponse of(User user) {
    return of(user, null);
  }

  static UserResponse of(Users.Issued issued) {
    return of(issued.user(), issued.generated());
  }

  private static UserResponse of(User user, @Nullable String password) {
    return new UserResponse(
        user.id(),
        user.name(),
        user.displayName(),
        user.role().text(),
        user.disabled(),
        user.createdAt(),
        user.lastSignInAt(),
        password);
  }
}
