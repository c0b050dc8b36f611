package io.synq.http;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses requests whose {@link Framing} is at fault, and ends their connections. */
public class FramingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> codings = headers(request, "Transfer-Encoding");
    List<String> lengths = headers(request, "Content-Length");
    Optional<String> fault =
        Framing.fault(request.getProtocol(), headers(request, "Host"), codings, lengths);
    if (fault.isPresent()) {
      response.setHeader("Connection", "close");
      Refusal.write(response, Problem.of(ProblemType.MALFORMED, fault.get()));
      return;
    }
    if (codings.isEmpty() && lengths.isEmpty() && !WITHOUT_BODY.contains(request.getMethod())) {
      // Liberty drops a length that it cannot read, and takes the body for the next request.
      response.setHeader("Connection", "close");
    }
    chain.doFilter(request, response);
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }
}
