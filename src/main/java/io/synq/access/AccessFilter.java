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

/** Lets a request through only to a method that its credentials allow. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest connection;
  @Inject Credentials credentials;
  @Inject CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.callsFrom(connection.getRemoteAddr());
    Permission permission = resource.getResourceMethod().getAnnotation(Requires.class).value();
    if (permission == Permission.NONE) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Authentication result = credentials.authenticate(header, connection.getRemoteAddr());
    if (result instanceof Authentication.LockedOut locked) {
      request.abortWith(lockedOut(locked));
    } else if (result instanceof Authentication.Known known) {
      permission.require(known.caller());
      current.admit(known.admission(), permission);
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
}
