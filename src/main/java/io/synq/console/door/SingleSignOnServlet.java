package io.synq.console.door;

import io.synq.access.SignOn;
import io.synq.access.SignOn.Reason;
import io.synq.access.SingleSignOn;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Visit;
import io.synq.platform.Problem;
import io.synq.platform.ServerSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Sends browsers to the OpenID provider, and takes them in when they come back. */
@WebServlet({"/console/sso", "/console/sso/return"})
public class SingleSignOnServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SingleSignOn provider;
  @Inject private transient ServerSettings server;
  @Inject private transient InstantSource clock;
  @Inject private transient Door door;
  @Inject private transient Visit visit;
  @Inject private transient ErrorPage errors;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (provider.name().isEmpty()) {
      errors.show(Problem.notFound("page").exception(), request, response);
    } else if (visit.page() == ConsolePage.SSO) {
      leave(request, response);
    } else {
      comeBack(request, response);
    }
  }

  private void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = Next.wanted(request.getParameter("next")).address();
    PendingSignOn pending = PendingSignOn.begin(next, clock.instant());
    SignOn result = provider.begin(pending.request(), returnAddress());
    if (result instanceof SignOn.Away away) {
      cookie().write(request, response, pending.sealed(provider.cipher()));
      response.sendRedirect(away.provider().toString());
    } else {
      response.sendRedirect(signIn(result, next));
    }
  }

  private void comeBack(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<PendingSignOn> pending =
        cookie().read(request).flatMap(kept -> PendingSignOn.open(kept, provider.cipher()));
    cookie().clear(request, response);
    SignOn result = pending.map(one -> result(one, request)).orElseGet(this::nobodyLeft);
    String next = Next.wanted(pending.map(PendingSignOn::next).orElse(null)).address();
    if (result instanceof SignOn.Known known && !door.admit(known.admission(), request, response)) {
      result = provider.refuse(Reason.EXPIRED, "the account was changed meanwhile");
    }
    if (result instanceof SignOn.Known) {
      response.sendRedirect(next);
    } else {
      response.sendRedirect(signIn(result, next));
    }
  }

  private SignOn result(PendingSignOn pending, HttpServletRequest request) {
    if (!pending.answeredBy(request.getParameter("state"), clock.instant())) {
      return provider.refuse(Reason.EXPIRED, "another state, or too late");
    }
    String code = request.getParameter("code");
    return code == null
        ? provider.refuse(Reason.DECLINED, "the provider gave no code")
        : provider.finish(pending.request(), code, returnAddress());
  }

  private SignOn nobodyLeft() {
    return provider.refuse(Reason.EXPIRED, "no sign-on of this browser");
  }

  /** The sign-in page, which says what went wrong. */
  private static String signIn(SignOn result, String next) {
    Reason reason =
        result instanceof SignOn.Refused refused ? refused.reason() : Reason.UNREACHABLE;
    return Next.to(ConsolePage.SIGN_IN, "next", next, "sso", reason.text()).address();
  }

  private URI returnAddress() {
    return URI.create(server.publicUrl + ConsolePage.SSO_RETURN.url());
  }

  private ConsoleCookie cookie() {
    return new ConsoleCookie("synq_sso", ConsolePage.SSO.url(), server.secure());
  }
}
