package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
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
import jakarta.ws.rs.core.Response;
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
  @Inject ApiKeyCheck keys;
  @Inject SignIn signIn;
  @Inject Jwts tokens;
  @Inject CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.callsFrom(connection.getRemoteAddr());
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Public.class)) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Authentication result = authenticate(header);
    if (result instanceof Authentication.LockedOut locked) {
      request.abortWith(lockedOut(locked));
    } else if (result instanceof Authentication.Known known) {
      Permission.require(known.caller(), method);
      current.set(known.caller());
    } else {
      String detail =
          header == null
              ? "The Authorization header is missing."
              : "The credentials are unknown, revoked or expired.";
      throw Problem.of(ProblemType.UNAUTHENTICATED, detail).exception();
    }
  }

  static Response lockedOut(Authentication.LockedOut locked) {
    Problem problem =
        Problem.of(
            ProblemType.TOO_MANY_REQUESTS,
            "Too many wrong credentials came from your address, or with this name; wait.");
    return Response.fromResponse(ProblemResponse.of(problem))
        .header(HttpHeaders.RETRY_AFTER, locked.remaining().toSeconds() + 1)
        .build();
  }

  /** API keys and tokens of other systems are told apart by their form. */
  private Authentication authenticate(@Nullable String header) {
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = header.substring(BEARER.length()).strip();
      Optional<KeyText> key = KeyText.parse(token);
      return key.isPresent()
          ? keys.authenticate(key.get(), connection.getRemoteAddr())
          : Authentication.of(tokens.caller(token));
    }
    return header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? basic(header.substring(BASIC.length()).strip())
        : new Authentication.Unknown();
  }

  /** RFC 7617: base64 of {@code name:password}. */
  private Authentication basic(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? new Authentication.Unknown()
          : signIn.attempt(
              text.substring(0, colon), text.substring(colon + 1), connection.getRemoteAddr());
    } catch (IllegalArgumentException e) {
      return new Authentication.Unknown();
    }
  }
}
