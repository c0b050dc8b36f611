package io.synq.console.door;

import io.synq.access.Authentication;
import io.synq.access.SignIn;
import io.synq.access.SingleSignOn;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs people in by name and password, and shows the way to the OpenID provider. */
@Named("signIn")
@RequestScoped
public class SignInView {
  @Inject SignIn signIn;
  @Inject SingleSignOn provider;
  @Inject Door door;
  @Inject Submission submission;
  @Inject Query query;
  @Inject HttpServletRequest request;
  private final Fields fields = new Fields();

  public void enter() {
    submission.run(
        () -> {
          Authentication result =
              signIn.attempt(fields.text("name"), fields.text("password"), request.getRemoteAddr());
          if (result instanceof Authentication.Known known
              && door.admit(known.admission(), request, response())) {
            return Next.wanted(query.get("next"));
          }
          throw refusal(result).exception();
        });
  }

  private static Problem refusal(Authentication result) {
    return result instanceof Authentication.LockedOut locked
        ? Problem.of(
            ProblemType.TOO_MANY_REQUESTS,
            "Too many attempts. Wait " + text(locked.remaining()) + ".")
        : Problem.of(ProblemType.INVALID, "Name or password is wrong.");
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  private static String text(Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
  }

  /** What the provider is called by which people may sign in as well; null for none. */
  public @Nullable String getProvider() {
    return provider.name().orElse(null);
  }

  /** Where signing in by the provider begins. */
  public String getProviderAddress() {
    return query
        .text("next")
        .map(next -> Next.to(ConsolePage.SSO, "next", next))
        .orElseGet(() -> Next.to(ConsolePage.SSO))
        .address();
  }

  /** Why signing in by the provider came to nothing; null if it did not. */
  public @Nullable String getProviderProblem() {
    return provider
        .name()
        .flatMap(called -> query.text("sso").map(reason -> words(reason, called)))
        .orElse(null);
  }

  private static String words(String reason, String called) {
    return switch (reason) {
      case "busy" -> "Too many people are signing in at this moment. Try again.";
      case "unreachable" -> "There is no answer from " + called + ". Try again in a moment.";
      case "expired" -> "That took too long, or was begun in another window. Try again.";
      case "declined" -> "You were not signed in by " + called + ".";
      case "unknown" ->
          "No user here has the name that comes from "
              + called
              + ". Ask an administrator of your team.";
      default -> "The answer of " + called + " cannot be trusted. Try again.";
    };
  }

  /** Whether the person was signed out while filling in a form. */
  public boolean isUnsent() {
    return query.text("unsent").isPresent();
  }

  /** Whether the person was somewhere already, and has to come back. */
  public boolean isAgain() {
    return query.text("next").filter(next -> !next.equals(ConsolePage.OVERVIEW.url())).isPresent();
  }

  /** What was typed; passwords are not shown again. */
  public Fields getFields() {
    return fields;
  }
}
