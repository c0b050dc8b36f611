package io.synq.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the API shows it.
 *
 * @param name for signing in, in lower case
 * @param role {@code admin}, {@code member} or {@code viewer}
 * @param disabled whether signing in is refused
 * @param password the one that the server made, only in the answer to the request that made it
 */
public record UserResponse(
    String id,
    String name,
    @Nullable String displayName,
    String role,
    boolean disabled,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
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
