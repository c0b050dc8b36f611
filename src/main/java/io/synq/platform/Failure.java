package io.synq.platform;

import java.util.Optional;

/**
 * What came of a request that could not be done.
 *
 * @param traceId stands beside it in the log, if it is logged
 * @param logged whether someone who runs the server should know of it
 */
public record Failure(Problem problem, String traceId, boolean logged) {
  private static final System.Logger LOG = System.getLogger(Failure.class.getName());

  /**
   * What an exception means: a refusal as it is; 503 while the database is away; anything
   * unforeseen is a 500, whose cause goes to the log.
   */
  public static Failure of(Throwable thrown) {
    String traceId = CurrentTrace.id();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return new Failure(refused.problem(), traceId, false);
      }
    }
    Optional<String> outage = Outage.in(thrown);
    if (outage.isPresent()) {
      // One line, and no stack: every request says the same until the database is back.
      LogLine.of("database.unavailable")
          .with("sql_state", outage.get())
          .id(LogLine.TRACE, traceId)
          .error(LOG);
      Problem away =
          Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached; send this again.");
      return new Failure(away, traceId, true);
    }
    LogLine.of("request.failed").id(LogLine.TRACE, traceId).error(LOG, thrown);
    Problem failed =
        Problem.of(ProblemType.INTERNAL, "The server failed; its log has the trace id.");
    return new Failure(failed, traceId, true);
  }
}
