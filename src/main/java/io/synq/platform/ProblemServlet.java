package io.synq.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page: writes what the server itself refuses, such as an encoded slash in a path, as a
 * problem document.
 */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
    ProblemType type =
        failed && status instanceof Integer number
            ? ProblemType.ofStatus(number)
            : ProblemType.NOT_FOUND;
    Refusal.write(response, Problem.of(type, type.title() + "."));
  }
}
