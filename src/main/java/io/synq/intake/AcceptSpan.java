package io.synq.intake;

import io.synq.trace.Step;
import io.synq.trace.Tracing;
import java.time.Instant;

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
    if (result instanceof Accepted.Stored stored) {
      step.with("synq.event.id", stored.response().eventId());
    } else {
      step.failed(BatchResponse.problem(result).type().uri());
    }
    if (result instanceof Accepted.New accepted) {
      step.with("synq.deliveries", accepted.deliveries());
    }
    step.end(now);
    return result;
  }
}
