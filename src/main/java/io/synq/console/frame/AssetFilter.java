package io.synq.console.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets browsers keep styles and scripts: libraries have their version in their addresses. */
@WebFilter(
    urlPatterns = {"/webjars/*", "/console/assets/*"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class AssetFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Cache-Control",
        RequestPath.of(request).startsWith("/webjars/")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=600");
    chain.doFilter(request, response);
  }
}
