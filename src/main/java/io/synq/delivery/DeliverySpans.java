package io.synq.delivery;

import io.synq.event.Event;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.TraceContext;
import io.synq.trace.Step;
import io.synq.trace.Tracing;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The spans of an attempt: claimed, and as parts of that sent and recorded. Those of an event's own
 * deliveries are in its trace, whatever happens in between; those of a replay are in one of their
 * own, which is linked to it. Where tracing is off, nothing is done.
 */
final class DeliverySpans {
  private final Tracing tracing;

  DeliverySpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /**
   * Begins the span of a claim that was just made; the claim with that span as the parent of its
   * attempt.
   *
   * @param fresh whether it comes straight from where the event was accepted
   */
  Claimed claimed(Claimed claimed, boolean fresh, Instant now) {
    TraceContext first = claimed.trace();
    // A trace of its own would be sampled, whatever its producer wanted.
    boolean unwanted = claimed.replay() && first != null && !first.sampled();
    if (!tracing.on() || unwanted) {
      return claimed;
    }
    Step step =
        tracing.begin(
            "claim",
            Step.Kind.INTERNAL,
            claimed.replay() ? null : first,
            fresh ? null : first,
            claimed.claimedAt());
    about(step, claimed).end(now);
    return claimed.traced(step.context());
  }

  /** Sends an attempt within a span of its own, which the request names to the receiver. */
  CompletionStage<SentAttempt> send(
      Claimed claimed, Instant now, Function<Claimed, CompletionStage<SentAttempt>> sender) {
    if (!tracing.on()) {
      return sender.apply(claimed);
    }
    Step step = tracing.begin("send", Step.Kind.CLIENT, claimed.trace(), null, now);
    about(step, claimed);
    return sender
        .apply(claimed.traced(step.context()))
        .thenApply(
            attempt -> {
              end(step, attempt);
              return attempt;
            });
  }

  private static void end(Step step, SentAttempt attempt) {
    Outcome outcome = attempt.outcome();
    if (outcome instanceof Outcome.Postponed) {
      return; // It was not made: what never ends is not exported.
    }
    step.with("http.request.method", "POST");
    outcome.answer().ifPresent(answer -> step.with("http.response.status_code", answer.status()));
    if (!(outcome instanceof Outcome.Delivered)) {
      step.failed(kind(outcome));
    }
    step.end(attempt.startedAt().plusMillis(attempt.durationMs()));
  }

  /**
   * Begins the spans of events that the server itself or an API call makes, and gives the events
   * the trace that they are stored with.
   */
  List<Step> accepted(List<Event> events) {
    if (!tracing.on()) {
      return List.of();
    }
    return events.stream()
        .map(
            event -> {
              Step step =
                  tracing.begin(
                      "accept", Step.Kind.INTERNAL, event.trace(), null, event.acceptedAt());
              event.traced(step.context());
              return step.with("synq.tenant.id", event.tenantId())
                  .with("synq.event.id", event.eventId())
                  .with("synq.event.type", event.eventType());
            })
        .toList();
  }

  /** The spans of what one transaction recorded. */
  void recorded(List<Conclusion> group, Instant start, Instant end) {
    if (tracing.on()) {
      for (Conclusion one : group) {
        Step step = tracing.begin("record", Step.Kind.INTERNAL, one.claimed().trace(), null, start);
        about(step, one.claimed()).with("synq.delivery.state", one.state().text()).end(end);
      }
    }
  }

  private static Step about(Step step, Claimed claimed) {
    return step.with("synq.tenant.id", claimed.tenantId())
        .with("synq.event.id", claimed.eventId())
        .with("synq.event.type", claimed.eventType())
        .with("synq.endpoint.id", claimed.endpointId())
        .with("synq.delivery.id", claimed.deliveryId())
        .with("synq.attempt", claimed.attempts() + 1);
  }

  /** The kind of an outcome, as metrics name it too: one of a few words. */
  static String kind(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.failure().kind().text();
    }
    return outcome.answer().map(answer -> answer.status() / 100 + "xx").orElse("none");
  }
}
