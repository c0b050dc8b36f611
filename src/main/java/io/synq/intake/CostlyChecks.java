package io.synq.intake;

import io.synq.endpoint.Filters;
import io.synq.eventtype.StepBudget;
import io.synq.platform.FairWork;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** One tenant's events of one request that are not prepared at once: one after the other. */
final class CostlyChecks implements FairWork.Task {
  /** A request has as many steps as this many of the costliest checks take. */
  private static final int MOST_COSTLIEST = 2;

  private static final Prepared TOO_MUCH =
      new Prepared.Ended(
          new Accepted.NotChecked(
              Problem.of(
                  ProblemType.UNAVAILABLE,
                  "The events before this one took all the time that a request has for schemas;"
                      + " send this one again, with fewer others.")));

  private final Queue<Late> events = new ArrayDeque<>();
  private final EventCheck check;
  private final Screening screening;
  private final InstantSource clock;
  private final StepBudget steps;
  private Duration filterTime = Filters.REQUEST;

  /**
   * @param checkSteps how many steps the costliest check may take
   */
  CostlyChecks(EventCheck check, Screening screening, InstantSource clock, long checkSteps) {
    this.check = check;
    this.screening = screening;
    this.clock = clock;
    this.steps = new StepBudget(MOST_COSTLIEST * checkSteps);
  }

  private record Late(NewEvent event, CompletableFuture<Prepared> result) {}

  /** One more; what comes of it. */
  CompletableFuture<Prepared> add(NewEvent event) {
    steps.add(event.payload().length);
    Late late = new Late(event, new CompletableFuture<>());
    events.add(late);
    return late.result;
  }

  /** Ends all of them with this result. */
  void end(Prepared result) {
    events.forEach(late -> late.result.complete(result));
  }

  @Override
  public boolean step() {
    Late late = events.remove();
    try {
      late.result.complete(prepared(late.event));
    } catch (RuntimeException | Error e) {
      late.result.complete(new Prepared.Ended(Intake.notStored(e)));
    }
    return !events.isEmpty();
  }

  private Prepared prepared(NewEvent event) {
    if (steps.left() == 0 && check.isNeeded(event)) {
      return TOO_MUCH;
    }
    Optional<Violations> found = check.quick(event).or(() -> check.full(event, steps));
    if (found.isEmpty()) {
      return TOO_MUCH;
    }
    if (!found.get().isEmpty()) {
      return Prepared.refused(found.get());
    }
    Instant begun = clock.instant();
    Posted posted = screening.posted(event, begun.plus(filterTime));
    filterTime = filterTime.minus(Duration.between(begun, clock.instant()));
    return new Prepared.Ready(posted);
  }
}
