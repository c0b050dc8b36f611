package io.synq.intake;

import io.synq.platform.JsonConfiguration;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;

/**
 * What a producer is told of its message: as REST would answer.
 *
 * @param status 202 for an event that is stored now, 200 for one that was stored before, or that of
 *     the problem
 */
record MessageAnswer(int status, String json) {

  static MessageAnswer of(Accepted result) {
    AcceptedResponse stored =
        AcceptedResponse.of(result).orElseThrow(() -> new IllegalArgumentException("not stored"));
    return new MessageAnswer(stored.status(), JsonConfiguration.jsonb().toJson(stored));
  }

  static MessageAnswer of(Problem problem, String traceId) {
    return new MessageAnswer(
        problem.type().status(), ProblemResponse.json(problem, traceId).toString());
  }
}
