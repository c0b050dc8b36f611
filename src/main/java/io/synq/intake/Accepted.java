package io.synq.intake;

import io.synq.delivery.Publisher;
import io.synq.delivery.Wake;
import io.synq.event.Event;
import io.synq.event.EventSummary;
import io.synq.platform.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What became of a posted event. */
sealed interface Accepted {

  /** Stored now, with so many deliveries. */
  record New(Event event, int deliveries, List<Wake> wakes) implements Accepted {
    /** Once they are on their way: they need not be in memory until all of a batch is stored. */
    New woken() {
      return new New(event, deliveries, List.of());
    }
  }

  /** Stored before, with the same content: nothing happened. */
  record Duplicate(EventSummary event) implements Accepted {}

  /** Another event has this id. */
  record Conflict(String eventId) implements Accepted {}

  /** Its payload breaks the schema that its type enforces. */
  record Refused(Problem problem) implements Accepted {}

  /**
   * It was not held against its schema, since that would take more time than its request or its
   * tenant has: the producer sends it again, later or with fewer others.
   */
  record NotChecked(Problem problem) implements Accepted {}

  /**
   * The queue is full or the database fails: the producer sends again, which is harmless.
   *
   * @param passing whether it is no fault of the event: the queue is full, the database is away
   */
  record NotStored(boolean passing) implements Accepted {}

  /**
   * Not stored yet. It comes again when this has ended, unless that gives what became of it. No
   * producer is told this.
   *
   * @param unasked whether expressions have to be asked first
   */
  record Later(boolean unasked, CompletableFuture<Optional<Accepted>> end) implements Accepted {
    static Later of(Publisher.NotYet reason) {
      return reason == Publisher.NotYet.UNASKED
          ? new Later(true, new CompletableFuture<>())
          : new Later(false, CompletableFuture.completedFuture(Optional.empty()));
    }
  }
}
