package io.synq.intake;

import io.synq.event.Events;
import io.synq.eventtype.PayloadCheck;
import io.synq.eventtype.StepBudget;
import io.synq.platform.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Holds posted events against the schemas that their types enforce. An event that is stored is a
 * duplicate all the same: when it was accepted, the schema may have been another.
 */
@ApplicationScoped
public class EventCheck {
  private static final int QUICK_STEPS = 2_000;
  private static final int MOST_QUICK_STEPS = 50_000;

  private final PayloadCheck payloads;
  private final Events events;
  private final IntakeSettings settings;

  @Inject
  EventCheck(PayloadCheck payloads, Events events, IntakeSettings settings) {
    this.payloads = payloads;
    this.events = events;
    this.settings = settings;
  }

  /** Whether there is a schema to hold it against. */
  boolean isNeeded(NewEvent event) {
    return payloads.isNeeded(event.tenantId(), event.eventType());
  }

  /** What is wrong, if that can be said at once, as it can be for nearly all schemas. */
  Optional<Violations> quick(NewEvent event) {
    if (!isNeeded(event)) {
      return Optional.of(new Violations());
    }
    long most = Math.min(MOST_QUICK_STEPS, QUICK_STEPS + event.payload().length);
    return check(event, new StepBudget(most));
  }

  /**
   * What is wrong; nothing can be said if these steps, which the check takes from, are too few.
   * What is stored already takes none: a group of messages that comes again gets further each time.
   */
  Optional<Violations> full(NewEvent event, StepBudget ofRequest) {
    if (!isNew(event)) {
      return Optional.of(new Violations());
    }
    long most = (long) settings.checkSteps + event.payload().length;
    StepBudget steps = ofRequest.atMost(most);
    Optional<Violations> found = check(event, steps);
    boolean toTheEnd = ofRequest.left() < most;
    ofRequest.take(Math.min(most, ofRequest.left()) - steps.left());
    return found.isEmpty() && !toTheEnd ? Optional.of(payloads.tooLong()) : found;
  }

  private Optional<Violations> check(NewEvent event, StepBudget steps) {
    return payloads
        .violations(event.tenantId(), event.eventType(), event.payload(), steps)
        .map(found -> found.isEmpty() || isNew(event) ? found : new Violations());
  }

  private boolean isNew(NewEvent event) {
    return event.eventId().flatMap(id -> events.find(event.tenantId(), id)).isEmpty();
  }
}
