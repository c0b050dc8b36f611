package io.synq.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Answers what an {@link Answer} says, before other filters see it; and 304 to a {@code GET} or
 * {@code HEAD} whose {@code If-None-Match} names the tag of what it would get (RFC 9110 §13.1.2).
 */
@Provider
@Priority(Priorities.USER + 1)
public class AnswerFilter implements ContainerResponseFilter {
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Answer<?> answer) {
      unwrap(request, response, answer);
    }
    if (response.getEntityTag() != null && READING.contains(request.getMethod())) {
      compare(request, response);
    }
  }

  private static void unwrap(
      ContainerRequestContext request, ContainerResponseContext response, Answer<?> answer) {
    response.setStatus(answer.status());
    response.setEntity(new GenericEntity<>(answer.body(), answer.body().getClass()));
    if (answer.version() != null) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ETAG, new EntityTag(EntityTags.of(answer.version())));
    }
    if (answer.unstored()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (answer.location() != null) {
      // A path: a host in it would be the one that the caller claimed.
      String path = request.getUriInfo().getBaseUri().getRawPath() + answer.location();
      response.getHeaders().putSingle(HttpHeaders.LOCATION, path);
    }
  }

  private static void compare(ContainerRequestContext request, ContainerResponseContext response) {
    String header = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (header != null
        && response.getStatus() == Response.Status.OK.getStatusCode()
        && EntityTags.parse(header).holds(response.getEntityTag().getValue())) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }
}
