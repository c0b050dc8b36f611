package io.synq.console.session;

import io.synq.access.Caller;
import io.synq.access.Users;
import io.synq.portal.PortalLink;
import io.synq.portal.PortalLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in by a token. */
@ApplicationScoped
public class SignedIn {
  private final Sessions sessions;
  private final Users users;
  private final PortalLinks links;

  @Inject
  public SignedIn(Sessions sessions, Users users, PortalLinks links) {
    this.sessions = sessions;
    this.users = users;
    this.links = links;
  }

  /**
   * Somebody in the console.
   *
   * @param hasNotices whether there is something to be said on a page that they come to
   * @param theme of the link that has let them in; null for none
   */
  public record Person(Caller caller, boolean hasNotices, @Nullable String theme) {}

  /** Whoever does something: the session goes on. */
  public Optional<Person> acting(SessionToken token) {
    return sessions.find(token).flatMap(this::person);
  }

  /** Whoever has a page open that looks for news by itself: the session may still run out. */
  public Optional<Person> watching(SessionToken token) {
    return sessions.glance(token).flatMap(this::person);
  }

  private Optional<Person> person(Session session) {
    Optional<Caller> user = users.caller(session.holder());
    return user.isPresent()
        ? user.map(caller -> new Person(caller, session.hasNotices(), null))
        : links.find(session.holder()).map(link -> person(link, session));
  }

  private static Person person(PortalLink link, Session session) {
    return new Person(link.caller(), session.hasNotices(), link.theme());
  }
}
