package io.synq.console;

import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that holds a session's token: not for scripts, nor for requests of other sites. */
@ApplicationScoped
public class SessionCookie {
  private static final String NAME = "synq_session";
  private static final String PATH = "/console";

  private boolean secure;

  @Inject
  SessionCookie(ServerSettings server) {
    secure = server.publicUrl.getScheme().equals("https");
  }

  protected SessionCookie() {}

  Optional<SessionToken> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(NAME))
        .findFirst()
        .flatMap(cookie -> SessionToken.parse(cookie.getValue()));
  }

  void write(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
    add(request, response, token.value(), -1);
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", 0);
  }

  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath(PATH);
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure || request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
