package io.synq.platform;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Anything unforeseen: 500 with a trace id that stands in the log beside the cause. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return ProblemResponse.of(refused.problem());
      }
    }
    String traceId = Ids.uuid().toString();
    LOG.log(System.Logger.Level.ERROR, "request.failed trace_id=" + traceId, failure);
    return ProblemResponse.of(
        Problem.of(ProblemType.INTERNAL, "The server failed; its log has the trace id."), traceId);
  }
}
