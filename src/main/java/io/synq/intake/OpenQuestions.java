package io.synq.intake;

import io.synq.endpoint.Filters;
import io.synq.platform.FairWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * One tenant's events that were left out of a group, since expressions that nobody knew of had to
 * be asked about them: one after the other.
 */
final class OpenQuestions implements FairWork.Task {
  private final Queue<Open> events = new ArrayDeque<>();
  private final Screening screening;
  private final InstantSource clock;
  private Duration filterTime = Filters.REQUEST;

  OpenQuestions(Screening screening, InstantSource clock) {
    this.screening = screening;
    this.clock = clock;
  }

  private record Open(Posted posted, Accepted.Later later) {}

  void add(Posted posted, Accepted.Later later) {
    events.add(new Open(posted, later));
  }

  /** Ends all of them with this result. */
  void end(Accepted result) {
    events.forEach(one -> one.later.end().complete(Optional.of(result)));
  }

  @Override
  public boolean step() {
    Open one = events.remove();
    try {
      Instant begun = clock.instant();
      one.posted.ask(screening, begun.plus(filterTime));
      filterTime = filterTime.minus(Duration.between(begun, clock.instant()));
      one.later.end().complete(Optional.empty());
    } catch (RuntimeException | Error e) {
      one.later.end().complete(Optional.of(Intake.notStored(e)));
    }
    return !events.isEmpty();
  }
}
