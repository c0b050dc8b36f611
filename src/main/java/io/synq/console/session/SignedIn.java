package io.synq.console.session;

import io.synq.access.Caller;
import io.synq.access.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who is signed in by a token. */
@ApplicationScoped
public class SignedIn {
  private final Sessions sessions;
  private final Users users;

  @Inject
  public SignedIn(Sessions sessions, Users users) {
    this.sessions = sessions;
    this.users = users;
  }

  /**
   * Somebody in the console.
   *
   * @param hasNotice whether there is something to be said on the next page
   */
  public record Person(Caller caller, boolean hasNotice) {}

  /** Whoever does something: the session goes on. */
  public Optional<Person> acting(SessionToken token) {
    return sessions.find(token).flatMap(this::person);
  }

  /** Whoever has a page open that looks for news by itself: the session may still run out. */
  public Optional<Person> watching(SessionToken token) {
    return sessions.glance(token).flatMap(this::person);
  }

  private Optional<Person> person(Session session) {
    return users.caller(session.userId()).map(caller -> new Person(caller, session.hasNotice()));
  }
}
