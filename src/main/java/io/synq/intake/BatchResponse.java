package io.synq.intake;

import io.synq.platform.CurrentTrace;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import io.synq.platform.ProblemType;
import jakarta.json.bind.Jsonb;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

/**
 * The answer to a batch: {@code {"results": […]}}, one per event, in the order of the request. When
 * very much is wrong, each further event has only its first error listed.
 */
final class BatchResponse {
  static final Problem NOT_STORED =
      Problem.of(ProblemType.UNAVAILABLE, "Events cannot be stored now; send this again.");

  /** As large a part of the answer as that of a thousand good events. */
  private static final int MOST_ERRORS = 1000;

  private final Jsonb jsonb = JsonConfiguration.jsonb();
  private int errors;

  private BatchResponse() {}

  static String json(List<EventReader.Read> reads, List<Accepted> results) {
    BatchResponse response = new BatchResponse();
    Iterator<Accepted> next = results.iterator();
    StringJoiner json = new StringJoiner(",", "{\"results\":[", "]}");
    for (EventReader.Read read : reads) {
      json.add(
          read.problem().map(response::document).orElseGet(() -> response.result(next.next())));
    }
    return json.toString();
  }

  /** Why an event was not taken. */
  static Problem problem(Accepted result) {
    if (result instanceof Accepted.Refused refused) {
      return refused.problem();
    }
    if (result instanceof Accepted.NotChecked late) {
      return late.problem();
    }
    return result instanceof Accepted.Conflict conflict
        ? Problem.of(
            ProblemType.EVENT_ID_TAKEN, "Another event has the id " + conflict.eventId() + ".")
        : NOT_STORED;
  }

  private String result(Accepted result) {
    return AcceptedResponse.of(result)
        .map(jsonb::toJson)
        .orElseGet(() -> document(problem(result)));
  }

  private String document(Problem problem) {
    Problem shown = errors < MOST_ERRORS ? problem : problem.withErrors(1);
    errors += shown.errors().size();
    return ProblemResponse.json(shown, CurrentTrace.id()).toString();
  }
}
