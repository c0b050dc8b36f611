package io.synq.console.door;

import io.synq.access.Admission;
import io.synq.access.Caller;
import io.synq.console.session.SessionToken;
import io.synq.console.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Lets people in who have shown who they are, in whichever way. */
@ApplicationScoped
public class Door {
  private final Sessions sessions;
  private final SessionCookie cookie;

  @Inject
  Door(Sessions sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /**
   * Begins a session of this browser; one that it has already ends.
   *
   * @return whether it did: not if the account was changed since it was seen who this is
   */
  boolean admit(Admission person, HttpServletRequest request, HttpServletResponse response) {
    Optional<SessionToken> token = sessions.open(person);
    token.ifPresent(one -> begin(one, request, response));
    return token.isPresent();
  }

  /** The same for whoever has opened a link, which is asked for at each request. */
  void admitByLink(Caller link, HttpServletRequest request, HttpServletResponse response) {
    begin(sessions.openByLink(link.id()), request, response);
  }

  private void begin(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
    cookie.read(request).ifPresent(sessions::end);
    cookie.write(request, response, token);
  }
}
