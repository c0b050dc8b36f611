package io.synq.intake;

import io.synq.platform.Ids;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import io.synq.platform.ProblemType;
import jakarta.json.bind.Jsonb;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

/** The answer to a batch: {@code {"results": […]}}, one per event, in the order of the request. */
final class BatchResponse {
  static final Problem NOT_STORED =
      Problem.of(ProblemType.UNAVAILABLE, "Events cannot be stored now; send this again.");

  private BatchResponse() {}

  static String json(List<EventReader.Read> reads, List<Accepted> results) {
    Jsonb jsonb = JsonConfiguration.jsonb();
    Iterator<Accepted> next = results.iterator();
    StringJoiner json = new StringJoiner(",", "{\"results\":[", "]}");
    for (EventReader.Read read : reads) {
      json.add(
          read.problem().map(BatchResponse::document).orElseGet(() -> result(jsonb, next.next())));
    }
    return json.toString();
  }

  /** Why an event was not taken. */
  static Problem problem(Accepted result) {
    if (result instanceof Accepted.Refused refused) {
      return refused.problem();
    }
    return result instanceof Accepted.Conflict conflict
        ? Problem.of(ProblemType.CONFLICT, "Another event has the id " + conflict.eventId() + ".")
        : NOT_STORED;
  }

  private static String result(Jsonb jsonb, Accepted result) {
    if (result instanceof Accepted.New accepted) {
      return jsonb.toJson(AcceptedResponse.of(accepted.event(), accepted.deliveries(), false));
    }
    if (result instanceof Accepted.Duplicate duplicate) {
      return jsonb.toJson(AcceptedResponse.of(duplicate.event(), 0, true));
    }
    return document(problem(result));
  }

  private static String document(Problem problem) {
    return ProblemResponse.json(problem, Ids.uuid().toString()).toString();
  }
}
