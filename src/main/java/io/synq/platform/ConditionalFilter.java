package io.synq.platform;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Answers 304 to a {@code GET} or {@code HEAD} whose {@code If-None-Match} names the tag of what it
 * would get (RFC 9110 §13.1.2): for every resource whose answer has an {@code ETag}.
 */
@Provider
public class ConditionalFilter implements ContainerResponseFilter {
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntityTag() == null || !READING.contains(request.getMethod())) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (header != null
        && response.getStatus() == Response.Status.OK.getStatusCode()
        && EntityTags.parse(header).holds(response.getEntityTag().getValue())) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }
}
