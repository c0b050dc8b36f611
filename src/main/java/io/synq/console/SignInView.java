package io.synq.console;

import io.synq.access.Authentication;
import io.synq.access.SignIn;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;

/** Signs people in by name and password. */
@Named("signIn")
@RequestScoped
public class SignInView {
  private String name = "";
  private String password = "";
  @Inject SignIn signIn;
  @Inject Sessions sessions;
  @Inject SessionCookie cookie;
  @Inject Submission submission;
  @Inject Query query;
  @Inject HttpServletRequest request;

  public void enter() {
    submission.run(
        () -> {
          Authentication result = signIn.attempt(name, password, request.getRemoteAddr());
          if (result instanceof Authentication.Known known) {
            SessionToken token = sessions.open(known.caller().id());
            cookie.write(request, response(), token);
            return new Next(next(), null);
          }
          String detail =
              result instanceof Authentication.LockedOut locked
                  ? "Too many attempts with this name. Wait " + text(locked.remaining()) + "."
                  : "Name or password is wrong.";
          throw Problem.of(ProblemType.TOO_MANY_REQUESTS, detail).exception();
        });
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  private static String text(Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
  }

  /** Where the person wanted to go: a page of the console, never elsewhere. */
  private String next() {
    String wanted = query.text("next").orElse("");
    int end = wanted.indexOf('?');
    String path = end < 0 ? wanted : wanted.substring(0, end);
    boolean known = ConsolePage.at(path).filter(page -> !page.open()).isPresent();
    return known ? URI.create(wanted).toASCIIString() : ConsolePage.OVERVIEW.url();
  }

  /** Whether the person was signed out while filling in a form. */
  public boolean isUnsent() {
    return query.text("unsent").isPresent();
  }

  /** Whether the person was somewhere already, and has to come back. */
  public boolean isAgain() {
    return query.text("next").filter(next -> !next.equals(ConsolePage.OVERVIEW.url())).isPresent();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
