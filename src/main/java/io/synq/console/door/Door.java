package io.synq.console.door;

import io.synq.access.Caller;
import io.synq.console.session.SessionToken;
import io.synq.console.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets people in who have shown who they are, in whichever way. */
@ApplicationScoped
public class Door {
  @Inject Sessions sessions;
  @Inject SessionCookie cookie;

  /** Begins a session of this browser; one that it has already ends. */
  void admit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    cookie.read(request).ifPresent(sessions::end);
    SessionToken token =
        caller.inPortal() ? sessions.openByLink(caller.id()) : sessions.open(caller.id());
    cookie.write(request, response, token);
  }
}
