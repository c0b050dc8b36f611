package io.synq.intake;

import io.synq.trace.Step;
import io.synq.trace.Tracing;
import java.time.Instant;
import java.util.Optional;

/** The span of an event that is taken in. Its context is what the event is stored with. */
record AcceptSpan(Step step) {

  static AcceptSpan begin(Tracing tracing, NewEvent posted, Instant now) {
    Step step = tracing.begin("accept", Step.Kind.SERVER, posted.trace(), null, now);
    step.with("synq.tenant.id", posted.tenantId()).with("synq.event.type", posted.eventType());
    return new AcceptSpan(step);
  }

  NewEvent in(NewEvent posted) {
    return posted.traced(step.context());
  }

  Accepted end(Accepted result, Instant now) {
    id(result).ifPresent(id -> step.with("synq.event.id", id));
    if (result instanceof Accepted.New accepted) {
      step.with("synq.deliveries", accepted.deliveries());
    } else if (!(result instanceof Accepted.Duplicate)) {
      step.failed(BatchResponse.problem(result).type().uri());
    }
    step.end(now);
    return result;
  }

  private static Optional<String> id(Accepted result) {
    if (result instanceof Accepted.New accepted) {
      return Optional.of(accepted.event().eventId());
    }
    return result instanceof Accepted.Duplicate duplicate
        ? Optional.of(duplicate.event().eventId())
        : Optional.empty();
  }
}
