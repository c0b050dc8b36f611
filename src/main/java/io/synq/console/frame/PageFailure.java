package io.synq.console.frame;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page failed with, on its way to the door, which shows the error page. It is not thrown on
 * as an exception: Liberty and Faces would log each as a failure of the server, though most only
 * say that something is not there.
 */
public final class PageFailure {
  private static final String NAME = PageFailure.class.getName();

  private PageFailure() {}

  /** The first counts: what fails afterwards fails for that. */
  public static void tell(ServletRequest request, Throwable failure) {
    if (request.getAttribute(NAME) == null) {
      request.setAttribute(NAME, failure);
    }
  }

  /** What was told since the last time. */
  public static Optional<Throwable> take(ServletRequest request) {
    @Nullable Object failure = request.getAttribute(NAME);
    request.removeAttribute(NAME);
    return failure instanceof Throwable told ? Optional.of(told) : Optional.empty();
  }
}
