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
    if (result instanceof Accepted.New accepted) {
      return new MessageAnswer(
          202, json(AcceptedResponse.of(accepted.event(), accepted.deliveries())));
    }
    if (result instanceof Accepted.Duplicate duplicate) {
      return new MessageAnswer(200, json(AcceptedResponse.duplicate(duplicate.event())));
    }
    throw new IllegalArgumentException("not stored");
  }

  static MessageAnswer of(Problem problem, String traceId) {
    return new MessageAnswer(
        problem.type().status(), ProblemResponse.json(problem, traceId).toString());
  }

  private static String json(AcceptedResponse response) {
    return JsonConfiguration.jsonb().toJson(response);
  }
}
