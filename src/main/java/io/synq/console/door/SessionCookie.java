package io.synq.console.door;

import io.synq.console.frame.Entrance;
import io.synq.console.frame.Visit;
import io.synq.console.session.SessionToken;
import io.synq.platform.ServerSettings;
import io.synq.portal.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The cookie that holds a session's token: one of the console, and one of each tenant's portal, so
 * that none takes the place of another.
 */
@ApplicationScoped
public class SessionCookie {
  private final Visit visit;
  private final boolean secure;
  private final boolean framed;

  @Inject
  SessionCookie(ServerSettings server, PortalSettings portal, Visit visit) {
    this.visit = visit;
    secure = server.secure();
    framed = !portal.frameAncestors.isEmpty();
  }

  Optional<SessionToken> read(HttpServletRequest request) {
    return cookie().read(request).flatMap(SessionToken::parse);
  }

  void write(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
    cookie().write(request, response, token.value());
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    cookie().clear(request, response);
  }

  /** That of the entrance, and of the tenant if it is the portal's. */
  private ConsoleCookie cookie() {
    return visit.entrance() == Entrance.CONSOLE
        ? new ConsoleCookie("synq_session", Entrance.CONSOLE.root(), secure)
        : new ConsoleCookie("synq_portal", visit.root(), secure, framed);
  }
}
