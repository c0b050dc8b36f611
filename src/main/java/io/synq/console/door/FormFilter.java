package io.synq.console.door;

import io.synq.console.frame.Visit;
import io.synq.http.FormParameters;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/**
 * Lets Faces read only what pages of the console send: forms, by POST, that say that their page has
 * no state. Faces itself would take a link for a form, so that one of another site could press a
 * button; fail with any other state; and tell its own scripts the class of an exception. Of a form
 * it reads what stands in the body, never the address ({@link io.synq.http.Whole}).
 */
@WebFilter(
    servletNames = "Faces",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC})
public class FormFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String OF_FACES = "jakarta.faces.";
  private static final String SCRIPT = "Faces-Request";
  private static final String STATELESS = "stateless";

  @Inject private transient Visit visit;
  @Inject private transient ErrorPage errors;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // The first read of a parameter settles how all are decoded.
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    if (!isOurs(request)) {
      errors.leadTo(page(request));
      throw Problem.of(ProblemType.MALFORMED, "What was sent does not fit the page as it is now.")
          .exception();
    }
    chain.doFilter(request, response);
  }

  private static boolean isOurs(HttpServletRequest request) {
    if (request.getHeader(SCRIPT) != null || request.getParameter(SCRIPT) != null) {
      return false;
    }
    List<String> names =
        Collections.list(request.getParameterNames()).stream()
            .filter(name -> name.startsWith(OF_FACES))
            .toList();
    String state = request.getParameter(ResponseStateManager.VIEW_STATE_PARAM);
    return isSent(request)
        ? FormParameters.areIn(request) && names.size() == 1 && STATELESS.equals(state)
        : names.isEmpty();
  }

  private static boolean isSent(HttpServletRequest request) {
    return request.getMethod().equals("POST");
  }

  /** The page to go back to. A form keeps its query; that of a link is not to be sent again. */
  private String page(HttpServletRequest request) {
    return isSent(request) ? visit.address() : visit.url(visit.page());
  }
}
