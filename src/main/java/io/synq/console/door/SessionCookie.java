package io.synq.console.door;

import io.synq.console.session.SessionToken;
import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The cookie that holds a session's token. */
@ApplicationScoped
public class SessionCookie {
  private final ConsoleCookie cookie;

  @Inject
  SessionCookie(ServerSettings server) {
    cookie = new ConsoleCookie("synq_session", "/console", server.secure());
  }

  Optional<SessionToken> read(HttpServletRequest request) {
    return cookie.read(request).flatMap(SessionToken::parse);
  }

  void write(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
    cookie.write(request, response, token.value());
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    cookie.clear(request, response);
  }
}
