package io.synq.console.door;

import io.synq.console.frame.Entrance;
import io.synq.portal.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every page. */
@ApplicationScoped
public class ConsoleHeaders {
  /**
   * Everything comes from here, and nothing stands in the page itself (CSP Level 3): but for who
   * may frame it, and the portal's logo.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:%s;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors %s";

  private static final String CONSOLE = POLICY.formatted("", "'none'");
  private final String portal;
  private final boolean framed;

  @Inject
  ConsoleHeaders(PortalSettings settings) {
    framed = !settings.frameAncestors.isEmpty();
    portal =
        POLICY.formatted(
            settings.logo.map(address -> " " + address).orElse(""),
            framed ? String.join(" ", settings.frameAncestors) : "'none'");
  }

  void write(Entrance entrance, HttpServletResponse response, boolean secure) {
    boolean inPortal = entrance == Entrance.PORTAL;
    response.setHeader("Content-Security-Policy", inPortal ? portal : CONSOLE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (!(inPortal && framed)) {
      // It knows no list of origins, and would stand against the policy's.
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
