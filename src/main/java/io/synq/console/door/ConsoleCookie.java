package io.synq.console.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie of the console's: not for scripts, nor for requests of other sites but links.
 *
 * @param path the addresses that it is sent to
 * @param secure whether it is never sent without TLS
 */
record ConsoleCookie(String name, String path, boolean secure) {
  private static final int AS_LONG_AS_THE_BROWSER_RUNS = -1;

  Optional<String> read(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  void write(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, AS_LONG_AS_THE_BROWSER_RUNS);
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", 0);
  }

  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(path);
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure || request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
