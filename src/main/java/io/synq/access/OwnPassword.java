package io.synq.access;

import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes the password of a person who knows the present one. */
@ApplicationScoped
public class OwnPassword {
  private final Users users;
  private final SignIn signIn;

  @Inject
  OwnPassword(Users users, SignIn signIn) {
    this.users = users;
    this.signIn = signIn;
  }

  /**
   * Changes it; 422 if the current one is another. Guesses count as failed sign-ins do: after too
   * many the name is locked, and nothing is done.
   *
   * @param address the other end of the connection
   */
  Optional<Authentication.LockedOut> change(
      Caller person, String address, OwnPasswordRequest request) {
    User user = users.get(person);
    Authentication result = signIn.attempt(user.name(), request.currentPassword(), address);
    if (result instanceof Authentication.LockedOut locked) {
      return Optional.of(locked);
    }
    if (result instanceof Authentication.Unknown) {
      throw Problem.invalid("/current_password", "is not your password").exception();
    }
    users.changePassword(user, request.password());
    return Optional.empty();
  }
}
