package io.synq.console.door;

import io.synq.access.Caller;
import io.synq.access.CurrentCaller;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Entrance;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageAddress;
import io.synq.console.frame.PageFailure;
import io.synq.console.frame.RequestPath;
import io.synq.console.frame.Visit;
import io.synq.console.session.SessionToken;
import io.synq.console.session.SignedIn;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The door of the console: only its pages, only to those who may see them, and forms only from its
 * own pages. Takes the tenant out of the address, so that a page is the same for all. What fails
 * behind it becomes an error page.
 */
@WebFilter(
    urlPatterns = {"/console/*", "/portal/*", "*.xhtml"},
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.FORWARD})
public class ConsoleFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Sent by pages that renew themselves: nobody did anything. */
  private static final String LIVE = "Synq-Live";

  /** Addresses that lead to a first page. */
  private static final Pattern FRONT =
      Pattern.compile("(/console|/(console|portal)/t/[a-z0-9-]+)/?");

  @Inject private transient SignedIn people;
  @Inject private transient SessionCookie cookie;
  @Inject private transient ConsoleHeaders headers;
  @Inject private transient CurrentCaller current;
  @Inject private transient TenantDoor tenants;
  @Inject private transient Visit visit;
  @Inject private transient ErrorPage errors;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.FORWARD) {
      arrive(request, response, chain);
      return;
    }
    String path = RequestPath.of(request);
    if (path.startsWith("/console/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    Entrance entrance = Entrance.of(path);
    visit.by(entrance);
    headers.write(entrance, response, request.isSecure());
    if (FRONT.matcher(path).matches()) {
      response.sendRedirect(path.replaceFirst("/?$", "/" + entrance.first().path()));
      return;
    }
    try {
      PageAddress address =
          PageAddress.at(path)
              .filter(at -> at.page() != ConsolePage.ERROR)
              .orElseThrow(() -> Problem.notFound("page").exception());
      visit.to(address.page(), request.getQueryString());
      if (!enter(address, request, response)) {
        return;
      }
      if (path.equals(address.page().url())) {
        arrive(request, response, chain);
      } else {
        request.getRequestDispatcher(address.page().url()).forward(request, response);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      recognise(request);
      errors.show(e, request, response);
    }
  }

  /**
   * Finds out who asks for an address that is no page, or no page of theirs, so that they are told
   * so within their own menu.
   */
  private void recognise(HttpServletRequest request) {
    if (current.find().isEmpty()) {
      Optional<SessionToken> token = cookie.read(request);
      token
          .flatMap(people::watching)
          .filter(one -> visit.entrance().admits(one.caller()))
          .ifPresent(
              one -> {
                visit.in(token.orElseThrow(), false, one.theme());
                tenants.stayHome(one.caller());
                current.set(one.caller());
              });
    }
  }

  /**
   * To the page. No exception may end a forward: Liberty would leave CDI's contexts of the request
   * behind, on a thread that serves others next (WELD-000714, WELD-000225).
   */
  private void arrive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      PageFailure.tell(request, e);
    }
    Optional<Throwable> failure = PageFailure.take(request);
    if (failure.isPresent()) {
      errors.show(failure.get(), request, response);
    }
  }

  /** Whether the request goes on to the page; if not, it has been answered. */
  private boolean enter(
      PageAddress address, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConsolePage page = address.page();
    current.callsFrom(request.getRemoteAddr());
    if (!request.getMethod().equals("GET") && !SameOrigin.holds(request, address.entrance())) {
      throw forbidden("This form was not sent by a page of this console.");
    }
    if (page.open()) {
      return page != ConsolePage.SIGN_IN || !isIn(request, response);
    }
    Optional<SessionToken> token = cookie.read(request);
    boolean byItself = page == ConsolePage.LIVE || request.getHeader(LIVE) != null;
    Optional<SignedIn.Person> person =
        token
            .flatMap(byItself ? people::watching : people::acting)
            .filter(one -> address.entrance().admits(one.caller()));
    if (person.isEmpty()) {
      refuse(page, request, response);
      return false;
    }
    // What a page is to say is for whoever opens it.
    visit.in(token.orElseThrow(), person.get().hasNotices() && !byItself, person.get().theme());
    Caller caller = person.get().caller();
    if (address.slug() != null) {
      caller = tenants.enter(address.slug(), caller);
    } else {
      tenants.stayHome(caller);
      if (page.ofTenant()) {
        lead(caller, request, response);
        return false;
      }
    }
    current.set(caller);
    if (!page.seenBy(caller)) {
      throw forbidden(
          caller.inPortal()
              ? "The link that you have opened lets you look, and change nothing."
              : "Your role does not allow this page. Ask an administrator of your team.");
    }
    return true;
  }

  /** Leads on whoever has signed in already and opens the form anew. */
  private boolean isIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean opened = request.getMethod().equals("GET") && request.getParameter("sso") == null;
    if (!opened || cookie.read(request).flatMap(people::watching).isEmpty()) {
      return false;
    }
    response.sendRedirect(Next.wanted(request.getParameter("next")).address());
    return true;
  }

  /** Leads an address that names no tenant on to one's own, or to the list to choose one from. */
  private void lead(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String there = caller.operator() ? ConsolePage.TENANTS.url() : visit.address();
    if (request.getMethod().equals("POST")) {
      errors.leadTo(there);
      throw Problem.of(ProblemType.MALFORMED, "This form does not say which tenant it is for.")
          .exception();
    }
    response.sendRedirect(there);
  }

  /**
   * Sends people to sign in. A page that hears of changes is told not to try again (HTML §9.2.3).
   */
  private void refuse(ConsolePage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (page == ConsolePage.LIVE) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (visit.entrance() == Entrance.PORTAL) {
      throw Problem.of(
              ProblemType.UNAUTHENTICATED,
              "The link that led here has ended, or you were away for long.")
          .exception();
    } else {
      response.sendRedirect(signIn(request));
    }
  }

  /** The sign-in page that leads back here: to the page itself, whatever was being sent to it. */
  private String signIn(HttpServletRequest request) {
    Next next = Next.to(ConsolePage.SIGN_IN, "next", RequestPath.of(request) + visit.query());
    return request.getMethod().equals("GET") ? next.address() : next.address() + "&unsent=true";
  }

  private static ProblemException forbidden(String detail) {
    return Problem.of(ProblemType.FORBIDDEN, detail).exception();
  }
}
