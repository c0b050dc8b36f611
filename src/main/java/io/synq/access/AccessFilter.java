package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through only to a method that its credentials allow. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  @Context ResourceInfo resource;
  @Context HttpServletRequest connection;
  @Inject ApiKeys keys;
  @Inject Users users;
  @Inject CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.callsFrom(connection.getRemoteAddr());
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Public.class)) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Caller caller =
        authenticate(header)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.UNAUTHENTICATED,
                            header == null
                                ? "The Authorization header is missing."
                                : "The credentials are unknown, revoked or expired.")
                        .exception());
    RequiresScope required = method.getAnnotation(RequiresScope.class);
    boolean allowed =
        required != null
            ? !caller.operator() && caller.may(required.value())
            : caller.operator() && method.isAnnotationPresent(OperatorOnly.class);
    if (!allowed) {
      String needed = required == null ? "an operator" : "the scope " + required.value().text();
      throw Problem.of(ProblemType.FORBIDDEN, "This needs " + needed + ".").exception();
    }
    current.set(caller);
  }

  private Optional<Caller> authenticate(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return keys.authenticate(header.substring(BEARER.length()).strip());
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return basic(header.substring(BASIC.length()).strip());
    }
    return Optional.empty();
  }

  /** RFC 7617: base64 of {@code name:password}. */
  private Optional<Caller> basic(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : users.authenticateOperator(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
