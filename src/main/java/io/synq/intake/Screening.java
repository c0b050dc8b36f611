package io.synq.intake;

import io.synq.delivery.Screened;
import io.synq.delivery.Screener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Asks filters about a posted event, if any are known for it. */
@ApplicationScoped
public class Screening {
  private final Screener screener;
  private final InstantSource clock;

  @Inject
  Screening(Screener screener, InstantSource clock) {
    this.screener = screener;
    this.clock = clock;
  }

  /** Whether there are filters for such an event. */
  boolean isNeeded(NewEvent event) {
    return screener.isNeeded(event.tenantId(), event.eventType());
  }

  /** Whether the filters for such an event took next to no time when they were asked last. */
  boolean isQuick(NewEvent event) {
    return screener.isQuick(event.tenantId(), event.eventType());
  }

  /**
   * The event with what filters say of it.
   *
   * @param deadline when filters have had their time
   */
  Posted posted(NewEvent event, Instant deadline) {
    return isNeeded(event)
        ? new Posted(event, screened(event, deadline, 0))
        : new Posted(event, null);
  }

  /**
   * @param turns how often the event has been left out of its group for this
   */
  Screened screened(NewEvent event, Instant deadline, int turns) {
    return screener.screen(event.accepted(clock.instant()), deadline, turns);
  }
}
