package io.synq.platform;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal that a use case decided. */
@Provider
public class ProblemMapper implements ExceptionMapper<ProblemException> {
  @Context HttpHeaders headers;

  @Override
  public Response toResponse(ProblemException exception) {
    return CurrentTrace.with(
        TraceContext.of(headers::getRequestHeader), () -> ProblemResponse.of(exception.problem()));
  }
}
