package io.synq.console.door;

import io.synq.access.AccessChange;
import io.synq.access.UserResponse;
import io.synq.console.frame.Visit;
import io.synq.console.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Ends sessions of an account: all of them when an administrator sets its password or deletes it,
 * all but the present one when its owner sets the password.
 */
@ApplicationScoped
public class AccountWatch {
  private final Sessions sessions;
  private final Visit visit;

  @Inject
  AccountWatch(Sessions sessions, Visit visit) {
    this.sessions = sessions;
    this.visit = visit;
  }

  void endSessions(@Observes AccessChange change) {
    switch (change.action()) {
      case "user.password_set", "user.deleted" -> sessions.endAllOf(change.objectId(), null);
      case "user.password_changed" ->
          sessions.endAllOf(change.objectId(), visit.session().orElse(null));
      // Or the old ones would count again once the account does.
      case "user.updated" -> {
        if (change.after() instanceof UserResponse user && user.disabled()) {
          sessions.endAllOf(change.objectId(), null);
        }
      }
      default -> {
        // nothing that ends a session
      }
    }
  }
}
