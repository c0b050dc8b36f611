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

  /** Stored, now or before. */
  sealed interface Stored extends Accepted {
    /** What its producer is told. */
    AcceptedResponse response();

    /** The same as HTTP has it. */
    default int status() {
      return response().duplicate() ? 200 : 202;
    }
  }

  /** The producer sends it again. */
  sealed interface NotNow extends Accepted {
    /** Whether it is no fault of the event: the queue is full, the database is away. */
    boolean passing();
  }

  /** Stored now, with so many deliveries. */
  record New(Event event, int deliveries, List<Wake> wakes) implements Stored {
    @Override
    public AcceptedResponse response() {
      return new AcceptedResponse(
          event.eventId(), event.eventType(), event.occurredAt(), deliveries, false);
    }

    /** Once they are on their way: they need not be in memory until all of a batch is stored. */
    New woken() {
      return new New(event, deliveries, List.of());
    }
  }

  /** Stored before, with the same content: nothing happened. */
  record Duplicate(EventSummary event) implements Stored {
    @Override
    public AcceptedResponse response() {
      return new AcceptedResponse(event.eventId(), event.eventType(), event.timestamp(), 0, true);
    }
  }

  /** Another event has this id. */
  record Conflict(String eventId) implements Accepted {}

  /** Its payload breaks the schema that its type enforces. */
  record Refused(Problem problem) implements Accepted {}

  /**
   * It was not held against its schema, since that would take more time than its request or its
   * tenant has: later or with fewer others it may be. Nothing is known against it.
   */
  record NotChecked(Problem problem) implements NotNow {
    @Override
    public boolean passing() {
      return true;
    }
  }

  /** The queue is full or the database fails: to send it again is harmless. */
  record NotStored(boolean passing) implements NotNow {}

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
          : after(CompletableFuture.completedFuture(Optional.empty()));
    }

    static Later after(CompletableFuture<Optional<Accepted>> end) {
      return new Later(false, end);
    }
  }
}
