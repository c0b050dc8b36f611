package io.synq.console;

import io.synq.access.Caller;
import io.synq.access.CurrentCaller;
import io.synq.access.Users;
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
@WebFilter({"/console/*", "*.xhtml"})
public class ConsoleFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Sessions sessions;
  @Inject private transient SessionCookie cookie;
  @Inject private transient Users users;
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
    Optional<Session> session = token.flatMap(sessions::find);
    Optional<Caller> caller = session.flatMap(s -> users.caller(s.userId()).map(c -> in(s, c)));
    if (caller.isEmpty()) {
      response.sendRedirect(signIn(request));
      return false;
    }
    visit.in(token.orElseThrow(), session.orElseThrow().hasNotice());
    current.set(caller.get());
    if (page.ofTenant() && caller.get().tenantId().isEmpty()) {
      response.sendRedirect(ConsolePage.TENANTS.url());
      return false;
    }
    if (!page.seenBy(caller.get())) {
      throw forbidden("Your role does not allow this page. Ask an administrator of your team.");
    }
    return true;
  }

  /** An operator has no tenant but the one that he has chosen, and may do all there. */
  private static Caller in(Session session, Caller caller) {
    String tenantId = session.tenantId();
    return caller.operator() && tenantId != null ? caller.within(tenantId) : caller;
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
