package io.synq.console.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is to be the error page. It brings nothing: Faces would take what was sent
 * to the page that failed for a form of this one.
 */
final class ErrorRequest extends HttpServletRequestWrapper {
  ErrorRequest(HttpServletRequest failed) {
    super(failed);
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.startsWith("Faces-") ? null : super.getHeader(name);
  }
}
