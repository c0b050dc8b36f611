package io.synq.http;

import io.synq.platform.CurrentTrace;
import io.synq.platform.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Takes in the trace that a request brings. */
public class TraceFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    TraceContext trace = trace(request);
    if (trace == null) {
      chain.doFilter(request, response);
    } else {
      CurrentTrace.<IOException, ServletException>run(
          trace, () -> chain.doFilter(request, response));
    }
  }

  private static @Nullable TraceContext trace(HttpServletRequest request) {
    if (request.getHeader(TraceContext.PARENT) == null) {
      return null;
    }
    return TraceContext.of(name -> Collections.list(request.getHeaders(name)));
  }
}
