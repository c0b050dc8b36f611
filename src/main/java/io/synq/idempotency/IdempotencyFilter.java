package io.synq.idempotency;

import io.synq.access.Caller;
import io.synq.access.CurrentCaller;
import io.synq.platform.IdempotencyKey;
import io.synq.platform.Idempotent;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import io.synq.platform.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs what is {@link Idempotent} once for all requests of one {@code Idempotency-Key}. */
@Provider
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String FIRST = IdempotencyFilter.class.getName();
  private static final String BEARER = "Bearer ";

  @Context ResourceInfo resource;
  @Inject IdempotentRequests requests;
  @Inject CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
      return;
    }
    Optional<IdempotencyKey> key =
        IdempotencyKey.parse(request.getHeaderString(IdempotencyKey.HEADER));
    if (key.isEmpty()) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    URI uri = request.getUriInfo().getRequestUri();
    String target = request.getMethod() + " " + uri.getRawPath() + "?" + uri.getRawQuery();
    Caller caller = current.get();
    String credential = credential(caller, request.getHeaderString(HttpHeaders.AUTHORIZATION));
    Begun begun = requests.begin(Request.of(caller, credential, key.get(), target, body));
    if (begun instanceof Begun.First first) {
      request.setProperty(FIRST, first);
    } else {
      request.abortWith(answer(begun));
    }
  }

  /**
   * The secret that kept answers are encrypted with, if there is one: an API key has bits enough
   * for that. A password has not, and what it encrypts would help to guess it; tokens change from
   * one request to the next.
   */
  private static String credential(Caller caller, String authorization) {
    return caller.kind() == Caller.Kind.API_KEY
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  private static Response answer(Begun begun) {
    if (begun instanceof Begun.Again again) {
      Response.ResponseBuilder response = Response.status(again.answer().status());
      again.answer().headers().forEach(response::header);
      String body = again.answer().body();
      return response
          .entity(body.isEmpty() ? null : body)
          .header("Idempotency-Replayed", "true")
          .build();
    }
    if (begun instanceof Begun.Running) {
      Problem problem =
          Problem.of(
              ProblemType.REQUEST_IN_PROGRESS,
              "The first request of this Idempotency-Key is still under way.");
      return Response.fromResponse(ProblemResponse.of(problem)).header("Retry-After", "1").build();
    }
    return ProblemResponse.of(
        Problem.of(
            ProblemType.INVALID,
            "This Idempotency-Key was used for another request: another path or another body."));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(FIRST) instanceof Begun.First first)) {
      return;
    }
    request.removeProperty(FIRST);
    MediaType type =
        response.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
    String body = text(response.getEntity());
    if (!body.isEmpty()) {
      // What is sent is what is kept.
      response.setEntity(body, response.getEntityAnnotations(), type);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KeptAnswer.HEADERS) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    requests.end(first, new KeptAnswer(response.getStatus(), headers, body));
  }

  private static String text(@Nullable Object entity) {
    if (entity == null) {
      return "";
    }
    return entity instanceof String text ? text : JsonConfiguration.jsonb().toJson(entity);
  }
}
