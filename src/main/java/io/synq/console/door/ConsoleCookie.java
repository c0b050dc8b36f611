package io.synq.console.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie of the console's: not for scripts, nor for requests of other sites but links, unless
 * pages of ours are to be shown in frames there.
 *
 * @param path the addresses that it is sent to
 * @param secure whether it is never sent without TLS
 * @param framed whether it is sent in frames of other sites: only in those of the site where it was
 *     set (Partitioned, CHIPS), and only by TLS or on the machine itself
 */
record ConsoleCookie(String name, String path, boolean secure, boolean framed) {
  private static final int AS_LONG_AS_THE_BROWSER_RUNS = -1;

  ConsoleCookie(String name, String path, boolean secure) {
    this(name, path, secure, false);
  }

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
    cookie.setSecure(framed || secure || request.isSecure());
    cookie.setAttribute("SameSite", framed ? "None" : "Lax");
    if (framed) {
      cookie.setAttribute("Partitioned", "");
    }
    response.addCookie(cookie);
  }
}
