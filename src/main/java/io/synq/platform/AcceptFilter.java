package io.synq.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an {@code Accept} header with a weight that is none (RFC 9110 §12.4.2): the server's
 * JAX-RS fails on it instead.
 */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {
  private static final Pattern NO_WEIGHT =
      Pattern.compile(
          ";\\s*q\\s*=(?!\\s*(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:[,;]|$))",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isWellFormed(request.getHeaderString(HttpHeaders.ACCEPT))) {
      throw Problem.of(
              ProblemType.MALFORMED, "The header Accept has a weight that is not from 0 to 1.")
          .exception();
    }
  }

  static boolean isWellFormed(@Nullable String header) {
    return header == null || !NO_WEIGHT.matcher(header).find();
  }
}
