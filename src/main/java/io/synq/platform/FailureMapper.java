package io.synq.platform;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what ended in an exception. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  @Context HttpHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    Failure failure =
        CurrentTrace.with(TraceContext.of(headers::getRequestHeader), () -> Failure.of(thrown));
    return ProblemResponse.of(failure.problem(), failure.traceId());
  }
}
