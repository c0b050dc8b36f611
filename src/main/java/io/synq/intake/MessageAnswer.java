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

  static MessageAnswer of(Accepted.Stored result) {
    return new MessageAnswer(result.status(), JsonConfiguration.jsonb().toJson(result.response()));
  }

  static MessageAnswer of(Problem problem, String traceId) {
    return new MessageAnswer(
        problem.type().status(), ProblemResponse.json(problem, traceId).toString());
  }
}
