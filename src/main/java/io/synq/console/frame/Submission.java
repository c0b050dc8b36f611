package io.synq.console.frame;

import io.synq.console.session.Sessions;
import io.synq.console.text.Words;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A form that was sent: does its work, and then goes on, or says what is wrong with it. */
@Named("submission")
@RequestScoped
public class Submission {
  /** Refusals that end in a page of their own. */
  private static final Set<ProblemType> FINAL =
      Set.of(ProblemType.NOT_FOUND, ProblemType.FORBIDDEN, ProblemType.UNAUTHENTICATED);

  private final Map<String, String> errors = new HashMap<>();
  private @Nullable String message;
  private final Visit visit;
  private final Sessions sessions;

  @Inject
  Submission(Visit visit, Sessions sessions) {
    this.visit = visit;
    this.sessions = sessions;
  }

  /** Does the work and redirects; if it is refused, the same page comes again with the reason. */
  public void run(Supplier<Next> work) {
    try {
      go(work.get());
    } catch (ProblemException e) {
      if (FINAL.contains(e.problem().type())) {
        throw e;
      }
      refuse(e.problem());
    }
  }

  /**
   * What a search finds; nothing if it is refused, which is said at the fields of its form.
   *
   * @param fields named as the parameters of the API are
   */
  public <T> Optional<T> search(Supplier<T> work, String... fields) {
    try {
      return Optional.of(work.get());
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.INVALID) {
        throw e;
      }
      refuse(SearchProblem.at(List.of(fields), e.problem()));
      return Optional.empty();
    }
  }

  /** Says what is wrong, at the fields that are named as the members of the API are. */
  public void refuse(Problem problem) {
    ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
    answer.setResponseStatus(problem.type().status());
    // Without this, browsers show an error of their own when somebody comes back to the answer of a
    // form.
    answer.setResponseHeader("Cache-Control", "private, no-cache");
    for (Problem.Violation violation : problem.errors()) {
      String[] steps = violation.pointer().split("/");
      if (steps.length > 1) {
        mark(steps[1], violation);
        if (steps.length > 2) {
          mark(steps[1] + "-" + steps[2], violation);
        }
      } else {
        message = sentence(violation.parameter() == null ? violation.message() : violation.text());
      }
    }
    if (problem.errors().isEmpty()) {
      message = problem.detail();
    } else if (message == null) {
      message = "Nothing was saved. See what is marked below.";
    }
  }

  private void mark(String field, Problem.Violation violation) {
    errors.merge(field, sentence(violation.message()), (one, other) -> one + " " + other);
  }

  private static String sentence(String text) {
    return Words.capital(text) + (text.endsWith(".") ? "" : ".");
  }

  private void go(Next next) {
    String address = visit.here(next.address());
    if (next.notice() != null) {
      String page = address.split("#", 2)[0];
      visit.session().ifPresent(token -> sessions.leave(token, page, next.notice().bytes()));
    }
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    try {
      context.redirect(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a field, which is named as the member is, or, for a part of a member, {@code
   * member-part}; null if nothing is.
   */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** What is wrong on the whole; null if nothing is. */
  public @Nullable String getMessage() {
    return message;
  }
}
