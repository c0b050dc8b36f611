package io.synq.console.door;

import io.synq.access.Caller;
import io.synq.access.CurrentCaller;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.RequestPath;
import io.synq.console.frame.Visit;
import io.synq.console.session.SessionToken;
import io.synq.console.session.SignedIn;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The door of the console: only its pages, only to those who may see them, and forms only from its
 * own pages. What fails behind it becomes an error page.
 */
@WebFilter(
    urlPatterns = {"/console/*", "*.xhtml"},
    asyncSupported = true)
public class ConsoleFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Sent by pages that renew themselves: nobody did anything. */
  private static final String LIVE = "Synq-Live";

  @Inject private transient SignedIn people;
  @Inject private transient SessionCookie cookie;
  @Inject private transient CurrentCaller current;
  @Inject private transient Visit visit;
  @Inject private transient ErrorPage errors;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    if (path.startsWith("/console/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    ConsoleHeaders.write(response, request.isSecure());
    if (path.equals("/console") || path.equals("/console/")) {
      response.sendRedirect(ConsolePage.OVERVIEW.url());
      return;
    }
    try {
      Optional<ConsolePage> page = ConsolePage.at(path);
      if (page.isEmpty() || page.get() == ConsolePage.ERROR) {
        throw Problem.notFound("page").exception();
      }
      visit.to(page.get());
      if (enter(page.get(), request, response)) {
        chain.doFilter(request, response);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      errors.show(e, request, response);
    }
  }

  /** Whether the request goes on to the page; if not, it has been answered. */
  private boolean enter(ConsolePage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    current.callsFrom(request.getRemoteAddr());
    if (!request.getMethod().equals("GET") && !SameOrigin.holds(request)) {
      throw forbidden("This form was not sent by a page of this console.");
    }
    if (page.open()) {
      return true;
    }
    Optional<SessionToken> token = cookie.read(request);
    boolean byItself = page == ConsolePage.LIVE || request.getHeader(LIVE) != null;
    Optional<SignedIn.Person> person = token.flatMap(byItself ? people::watching : people::acting);
    if (person.isEmpty()) {
      refuse(page, request, response);
      return false;
    }
    Caller caller = person.get().caller();
    // What the next page is to say is for the next page that somebody opens.
    visit.in(token.orElseThrow(), person.get().hasNotice() && !byItself);
    current.set(caller);
    if (page.ofTenant() && caller.tenantId().isEmpty()) {
      response.sendRedirect(ConsolePage.TENANTS.url());
      return false;
    }
    if (!page.seenBy(caller)) {
      throw forbidden("Your role does not allow this page. Ask an administrator of your team.");
    }
    return true;
  }

  /** People sign in; a page that hears of changes is not to try again (HTML §9.2.3). */
  private static void refuse(
      ConsolePage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (page == ConsolePage.LIVE) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect(signIn(request));
    }
  }

  /** The sign-in page that leads back here: to the page itself, whatever was being sent to it. */
  private static String signIn(HttpServletRequest request) {
    String query = request.getQueryString();
    String here = RequestPath.of(request) + (query == null ? "" : "?" + query);
    Next next = Next.to(ConsolePage.SIGN_IN, "next", here);
    return request.getMethod().equals("GET") ? next.address() : next.address() + "&unsent=true";
  }

  private static ProblemException forbidden(String detail) {
    return Problem.of(ProblemType.FORBIDDEN, detail).exception();
  }
}
