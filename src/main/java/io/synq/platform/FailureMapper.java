package io.synq.platform;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what ended in an exception. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    return ProblemResponse.of(failure.problem(), failure.traceId());
  }
}
