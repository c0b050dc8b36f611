package io.synq.platform;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Anything unforeseen: 500 with a trace id that stands in the log beside the cause; 503 while the
 * database is away.
 */
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
    Optional<String> outage = Outage.in(failure);
    if (outage.isPresent()) {
      // One line, and no stack: every request says the same until the database is back.
      LOG.log(
          System.Logger.Level.ERROR,
          "database.unavailable sql_state=" + outage.get() + " trace_id=" + traceId);
      return ProblemResponse.of(
          Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached; send this again."),
          traceId);
    }
    LOG.log(System.Logger.Level.ERROR, "request.failed trace_id=" + traceId, failure);
    return ProblemResponse.of(
        Problem.of(ProblemType.INTERNAL, "The server failed; its log has the trace id."), traceId);
  }
}
