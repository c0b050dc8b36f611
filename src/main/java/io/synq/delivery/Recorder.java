package io.synq.delivery;

import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes groups of conclusions down and tells of them, and disables endpoints for what they say.
 */
@ApplicationScoped
public class Recorder {
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

  private final Conclusions conclusions;
  private final Disabler disabler;
  private final Event<Recorded> told;
  private final InstantSource clock;
  private final DeliverySpans spans;

  @Inject
  Recorder(
      Conclusions conclusions,
      Disabler disabler,
      Event<Recorded> told,
      Tracing tracing,
      InstantSource clock) {
    this.conclusions = conclusions;
    this.disabler = disabler;
    this.told = told;
    this.clock = clock;
    this.spans = new DeliverySpans(tracing);
  }

  /** One result for each; fails if they could not be written down. */
  List<Boolean> record(List<Conclusion> group) {
    Instant start = clock.instant();
    Conclusions.Written written = conclusions.record(group);
    spans.recorded(written.concluded(), start, clock.instant());
    DeliveryLogLine.write(written.concluded());
    disable(group, written.failing());
    tell(written.concluded());
    return Collections.nCopies(group.size(), Boolean.TRUE);
  }

  /** Before anybody is told: what goes next because of that is held then. */
  private void disable(List<Conclusion> group, Set<String> failing) {
    Set<String> handled = new HashSet<>();
    for (Conclusion conclusion : group) {
      Claimed claimed = conclusion.claimed();
      String endpointId = claimed.endpointId();
      SentAttempt attempt = conclusion.attempt();
      boolean gone =
          attempt != null && attempt.outcome() instanceof Outcome.Gone && !claimed.test();
      if (gone && !handled.contains(endpointId) && disabler.gone(claimed, attempt)) {
        handled.add(endpointId);
      }
      if (failing.contains(endpointId)
          && !handled.contains(endpointId)
          && disabler.failing(claimed)) {
        handled.add(endpointId);
      }
    }
  }

  /** It is recorded, whatever becomes of those who count it. */
  private void tell(List<Conclusion> group) {
    try {
      told.fire(new Recorded(group, clock.instant()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "delivery.untold", e);
    }
  }
}
