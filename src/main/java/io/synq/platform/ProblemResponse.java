package io.synq.platform;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;

/** Writes a {@link Problem} as {@code application/problem+json} (RFC 9457). */
public final class ProblemResponse {
  public static final String MEDIA_TYPE = "application/problem+json";

  static final String RETRY_AFTER_SECONDS = "1";

  private ProblemResponse() {}

  public static Response of(Problem problem) {
    return of(problem, CurrentTrace.id());
  }

  static Response of(Problem problem, String traceId) {
    Response.ResponseBuilder response =
        Response.status(problem.type().status())
            .type(MEDIA_TYPE)
            .entity(json(problem, traceId).toString());
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      response.header("WWW-Authenticate", "Bearer realm=\"synq\"");
    }
    if (problem.type() == ProblemType.UNAVAILABLE) {
      response.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  /** The members of the document, for answers that hold several. */
  public static JsonObject json(Problem problem, String traceId) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", problem.type().uri())
            .add("title", problem.type().title())
            .add("status", problem.type().status())
            .add("detail", problem.detail())
            .add("error", problem.detail())
            .add("trace_id", traceId);
    if (!problem.errors().isEmpty()) {
      JsonArrayBuilder errors = Json.createArrayBuilder();
      for (Problem.Violation violation : problem.errors()) {
        boolean ofBody = violation.parameter() == null;
        errors.add(
            Json.createObjectBuilder()
                .add(
                    ofBody ? "pointer" : "parameter",
                    ofBody ? violation.pointer() : violation.parameter())
                .add("message", violation.message()));
      }
      json.add("errors", errors);
    }
    if (problem.moreErrors() > 0) {
      json.add("more_errors", problem.moreErrors());
    }
    return json.build();
  }
}
