package io.synq.intake;

import io.synq.delivery.Screened;
import io.synq.event.EventKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A posted event on its way to be stored. */
final class Posted {
  private @Nullable Screened screened;
  private NewEvent event;
  private int turns;

  /**
   * @param screened as it will be stored, if filters were asked about it
   */
  Posted(NewEvent event, @Nullable Screened screened) {
    this.event = event;
    this.screened = screened;
  }

  /** Expressions were asked about it again. */
  void ask(Screening screening, Instant deadline) {
    turns++;
    screened = screening.screened(event, deadline, turns);
  }

  NewEvent event() {
    return event;
  }

  /** What it is stored under; empty while it has no id. */
  Optional<EventKey> key() {
    return event.eventId().map(id -> new EventKey(event.tenantId(), id));
  }

  /**
   * As it is to be stored. It has the same id from now on, as if the producer had given it: the
   * first try may have stored it though it failed, when the answer to its commit was lost.
   */
  Screened accepted(Instant now) {
    Screened accepted =
        screened == null ? new Screened(event.accepted(now)) : screened.acceptedAt(now);
    event = event.identified(accepted.event().eventId());
    return accepted;
  }
}
