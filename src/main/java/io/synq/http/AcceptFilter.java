package io.synq.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shows JAX-RS an {@link Accept} header that it can read, and no languages: it refuses any request
 * with others, whether it needs them or not.
 */
@WebFilter(
    urlPatterns = "/api/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class AcceptFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ACCEPT = "Accept";
  private static final List<String> LANGUAGES = List.of("Accept-Language", "Content-Language");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String header = String.join(",", Collections.list(request.getHeaders(ACCEPT)));
    Optional<String> readable = Accept.readable(header);
    if (readable.orElse("").equals(header) && LANGUAGES.stream().noneMatch(has(request))) {
      chain.doFilter(request, response);
      return;
    }
    Map<String, Optional<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    LANGUAGES.forEach(name -> shown.put(name, Optional.empty()));
    shown.put(ACCEPT, readable);
    chain.doFilter(new Shown(request, shown), response);
  }

  private static Predicate<String> has(HttpServletRequest request) {
    return name -> request.getHeader(name) != null;
  }

  /** A request with some headers in another form, or without them. */
  private static final class Shown extends HttpServletRequestWrapper {
    private final Map<String, Optional<String>> shown;

    Shown(HttpServletRequest request, Map<String, Optional<String>> shown) {
      super(request);
      this.shown = shown;
    }

    @Override
    public @Nullable String getHeader(String name) {
      Optional<String> instead = shown.get(name);
      return instead == null ? super.getHeader(name) : instead.orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      Optional<String> instead = shown.get(name);
      return instead == null
          ? super.getHeaders(name)
          : Collections.enumeration(instead.stream().toList());
    }
  }
}
