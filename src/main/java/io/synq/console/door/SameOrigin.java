package io.synq.console.door;

import io.synq.console.frame.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a browser sent a form from a page of ours (against cross-site request forgery):
 * browsers say so themselves, by Fetch Metadata ({@code Sec-Fetch-Site}) or, if older, by {@code
 * Origin} (RFC 6454). What sends neither is no browser, and nobody's cookie comes with it; but in
 * the portal, whose cookie other sites may have sent, it is not believed.
 */
final class SameOrigin {
  private SameOrigin() {}

  static boolean holds(HttpServletRequest request, Entrance entrance) {
    return holds(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"),
        entrance);
  }

  static boolean holds(
      @Nullable String site, @Nullable String origin, @Nullable String host, Entrance entrance) {
    boolean strict = entrance == Entrance.PORTAL;
    if (site != null) {
      return site.equals("same-origin") || site.equals("none") && !strict;
    }
    return origin == null ? !strict : authority(origin).equalsIgnoreCase(String.valueOf(host));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
