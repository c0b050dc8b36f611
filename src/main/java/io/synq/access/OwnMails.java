package io.synq.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Where people are mailed to, as they say themselves. */
@ApplicationScoped
public class OwnMails {
  private final Users users;
  private final Event<AccessChange> changes;

  @Inject
  OwnMails(Users users, Event<AccessChange> changes) {
    this.users = users;
    this.changes = changes;
  }

  OwnMail of(Caller person) {
    return users.get(person).mail();
  }

  /** The audit log keeps whether there is an address: which one is nobody else's business. */
  @Transactional
  OwnMail set(Caller person, OwnMail mail) {
    User user = users.get(person);
    Map<String, Boolean> before = mailed(user);
    user.mailTo(mail);
    String tenantId = user.tenantId() == null ? "" : user.tenantId();
    changes.fire(new AccessChange(tenantId, "user.mail_changed", user.id(), before, mailed(user)));
    return mail;
  }

  private static Map<String, Boolean> mailed(User user) {
    return Map.of("mailed", user.mail().address() != null);
  }
}
