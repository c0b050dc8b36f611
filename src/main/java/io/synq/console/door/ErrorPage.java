package io.synq.console.door;

import io.synq.access.CurrentCaller;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Entrance;
import io.synq.console.frame.Visit;
import io.synq.platform.Failure;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The page that says in words what went wrong, and what to do. */
@Named("errorPage")
@RequestScoped
public class ErrorPage {
  private @Nullable Failure failure;
  private @Nullable String again;
  private static final int SERVER_FAULT = 500;

  private final Visit visit;
  private final CurrentCaller current;

  @Inject
  ErrorPage(Visit visit, CurrentCaller current) {
    this.visit = visit;
    this.current = current;
  }

  /** Offers to load a page again, at this address. */
  void leadTo(String address) {
    again = address;
  }

  /** Answers with the page, if nothing was answered yet. */
  void show(Throwable cause, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (failure != null) {
      throw new ServletException("the page that tells of a failure failed itself", cause);
    }
    failure = Failure.of(cause);
    if (response.isCommitted()) {
      return;
    }
    visit.to(ConsolePage.ERROR, null);
    response.resetBuffer();
    response.setStatus(failure.problem().type().status());
    request
        .getRequestDispatcher(ConsolePage.ERROR.url())
        .forward(new ErrorRequest(request), new Begun(response));
  }

  /**
   * A response into which a page wrote before it failed. It is empty again, but Liberty refuses to
   * set its buffer's size a second time (SRVE0157E), as Faces does with every page.
   */
  private static final class Begun extends HttpServletResponseWrapper {
    Begun(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setBufferSize(int size) {
      // It has the size that was set before.
    }
  }

  private Failure failure() {
    return failure == null ? Failure.of(Problem.notFound("page").exception()) : failure;
  }

  /**
   * Whether the menu stands beside it: for those who are signed in, unless what the menu needs may
   * be what failed.
   */
  public boolean isFramed() {
    return current.find().isPresent() && getStatus() < SERVER_FAULT;
  }

  /** Whether there is a first page to go on to. */
  public boolean isAtHome() {
    return current.find().isPresent() || visit.entrance() == Entrance.CONSOLE;
  }

  public int getStatus() {
    return type().status();
  }

  private ProblemType type() {
    return failure().problem().type();
  }

  public String getTitle() {
    if (again != null) {
      return "This page is no longer valid";
    }
    return switch (type()) {
      case NOT_FOUND -> "This is not here";
      case UNAUTHENTICATED -> "This is closed";
      case FORBIDDEN -> "This is not yours to see";
      case INVALID, MALFORMED -> "This address cannot be meant";
      // Of these only the database's is something that somebody should know of.
      case UNAVAILABLE -> failure().logged() ? "The database is away" : "The server is too busy";
      default -> "That did not work";
    };
  }

  public String getDetail() {
    return failure().problem().detail();
  }

  public String getAdvice() {
    if (again != null) {
      return "Nothing was changed. Load the page again, and send the form once more.";
    }
    return switch (type()) {
      case NOT_FOUND -> "It may be past its 30 days, deleted, or of another tenant.";
      case FORBIDDEN -> "Nothing was changed.";
      case UNAUTHENTICATED -> "Open it again from where you found it.";
      case INVALID, MALFORMED -> "Check the filters, or start again from the menu.";
      case UNAVAILABLE -> "Nothing that was accepted is lost. Try again in a moment.";
      default -> "Try again. If it happens again, whoever runs the server finds it in its log.";
    };
  }

  /** The page to be loaded again; null if that does not help. */
  public @Nullable String getAgain() {
    return again;
  }

  /** What stands beside the failure in the log; null when there is nothing there. */
  public @Nullable String getTraceId() {
    return failure().logged() ? failure().traceId() : null;
  }
}
