package io.synq.console.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a browser sent a form from a page of ours (against cross-site request forgery):
 * browsers say so themselves, by Fetch Metadata ({@code Sec-Fetch-Site}) or, if older, by {@code
 * Origin} (RFC 6454). What sends neither is no browser, and nobody's cookie comes with it.
 */
final class SameOrigin {
  private SameOrigin() {}

  static boolean holds(HttpServletRequest request) {
    return holds(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"));
  }

  static boolean holds(@Nullable String site, @Nullable String origin, @Nullable String host) {
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    return origin == null || authority(origin).equalsIgnoreCase(String.valueOf(host));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
