package io.synq.delivery;

import io.synq.endpoint.Subscriber;
import io.synq.outbound.Outcome;
import io.synq.platform.Batcher;
import io.synq.platform.Drain;
import io.synq.platform.LogLine;
import io.synq.platform.Randoms;
import io.synq.platform.Workers;
import io.synq.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes wake-ups to their ends: claim, lane, attempt, record. No thread waits for an endpoint. */
@ApplicationScoped
public class Deliverer {
  private static final System.Logger LOG = System.getLogger(Deliverer.class.getName());
  private static final int CAPACITY = 100_000;

  /** How long the ends of attempts gather: nobody waits for them, and a commit is costly. */
  private static final Duration GATHERED = Duration.ofMillis(5);

  private final Lanes lanes;
  private final Attempts attempts;
  private final DueDeliveries due;
  private final FreshClaims fresh;
  private final Workers workers;
  private final InstantSource clock;
  private final RetrySchedule schedule;
  private final DeliveryMetrics metrics;
  private final DeliveryLoop loop;
  private final Drain drain;
  private final Batcher<Wake, Optional<Claimed>> claims;
  private final Records records;
  private final Pacing pacing;
  private final DeliverySpans spans;

  @Inject
  Deliverer(
      Lanes lanes,
      Deliveries deliveries,
      Recorder recorder,
      DueDeliveries due,
      TurnRows turns,
      FreshClaims fresh,
      Attempts attempts,
      DeliveryMetrics metrics,
      DeliveryLoop loop,
      Drain drain,
      DeliverySettings settings,
      Tracing tracing,
      Workers workers,
      InstantSource clock) {
    this.lanes = lanes;
    this.attempts = attempts;
    this.due = due;
    this.fresh = fresh;
    this.workers = workers;
    this.metrics = metrics;
    this.loop = loop;
    this.drain = drain;
    this.clock = clock;
    this.schedule =
        new RetrySchedule(
            settings.retryFirst,
            settings.retryMost,
            () -> Randoms.between(RetrySchedule.LEAST_FACTOR, RetrySchedule.MOST_FACTOR));
    this.claims = new Batcher<>(workers, Workers.groups(), CAPACITY, deliveries::claim);
    this.records =
        new Records(
            new Batcher<>(
                workers, workers.after(GATHERED), Workers.groups(), CAPACITY, recorder::record),
            workers::after,
            clock);
    this.spans = new DeliverySpans(tracing);
    this.pacing = new Pacing(turns, workers, lanes.pace(), this::pump);
  }

  /**
   * Takes wake-ups in; those that find no room are found again in the database. On the way out they
   * are given back before their message is acknowledged: afterwards nobody would.
   */
  void wake(Collection<Wake> wakes) {
    if (drain.begun()) {
      giveBack(List.copyOf(wakes));
      return;
    }
    Set<Lane> touched = Collections.newSetFromMap(new IdentityHashMap<>());
    wakes.forEach(wake -> touched.add(lanes.offer(wake)));
    touched.forEach(this::pump);
  }

  /** Moves what waits in every lane, and forgets lanes with nothing to do. */
  void pumpAll() {
    lanes.all().forEach(this::pump);
    lanes.removeIdle();
  }

  private void pump(Lane lane) {
    if (drain.begun()) {
      giveBack(lane);
      return;
    }
    sendReady(lane);
    int wanted = lane.startRefill();
    if (wanted > 0) {
      workers.execute(() -> refill(lane, wanted));
    }
    boolean told = lane.told();
    claimWaiting(lane);
    if (!told && lane.told()) {
      sendReady(lane);
      claimWaiting(lane);
    }
    sendReady(lane);
    pacing.move(lane);
  }

  private void claimWaiting(Lane lane) {
    Instant now = clock.instant();
    for (Wake wake : lane.toClaim()) {
      fresh
          .take(wake, now)
          .ifPresentOrElse(claimed -> accept(lane, claimed, true), () -> claim(lane, wake));
    }
  }

  /** Leaves all to other nodes but what is on the wire. */
  private void giveBack(Lane lane) {
    Instant now = clock.instant();
    List<Wake> waiting = lane.dropWaiting();
    if (!waiting.isEmpty()) {
      workers.execute(() -> giveBack(waiting));
    }
    lane.dropReady().forEach(claimed -> conclude(lane, Conclusion.released(claimed, now)));
  }

  private void giveBack(List<Wake> waiting) {
    try {
      due.giveBack(waiting, clock.instant());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "delivery.not_given_back count=" + waiting.size(), e);
    }
  }

  private void sendReady(Lane lane) {
    for (Optional<Claimed> next = lane.next(); next.isPresent(); next = lane.next()) {
      send(lane, next.get());
    }
  }

  private void claim(Lane lane, Wake wake) {
    claims
        .submit(wake)
        .whenComplete(
            (claimed, failure) -> {
              if (failure == null && claimed.isPresent()) {
                accept(lane, claimed.get(), false);
              } else {
                lane.unsent();
                lane.done(wake.deliveryId());
              }
              pump(lane);
            });
  }

  /** A lane with a backlog goes at the endpoint's pace, not at the timer's. */
  private void refill(Lane lane, int wanted) {
    boolean full = false;
    try {
      List<DueDeliveries.Due> found = due.of(lane.endpointId, clock.instant(), wanted);
      found.forEach(one -> lane.offer(one.wake()));
      full = found.size() == wanted;
    } catch (RuntimeException e) {
      LogLine.of("refill.failed").id("endpoint", lane.endpointId).error(LOG, e);
    } finally {
      lane.refilled(full);
    }
    pump(lane);
  }

  private void accept(Lane lane, Claimed claim, boolean fresh) {
    Instant now = clock.instant();
    Claimed claimed = spans.claimed(claim, fresh, now);
    Subscriber subscriber = claimed.subscriber();
    lane.tell(subscriber);
    if (subscriber == null) {
      unsent(lane, Conclusion.cancelled(claimed));
    } else if (!claimed.overtime() && !now.isBefore(claimed.end())) {
      unsent(lane, Conclusion.expired(claimed));
    } else if (!subscriber.enabled()) {
      unsent(lane, Conclusion.released(claimed, now));
    } else {
      lane.claimed(claimed);
    }
  }

  private void unsent(Lane lane, Conclusion conclusion) {
    lane.unsent();
    conclude(lane, conclusion);
  }

  private void send(Lane lane, Claimed claimed) {
    Instant now = clock.instant();
    if (Lane.stale(claimed, now)) {
      lane.skipped();
      conclude(lane, Conclusion.released(claimed, now));
      return;
    }
    loop.begun(now);
    spans
        .send(claimed, now, one -> attempts.make(one, now))
        .thenAccept(
            attempt -> {
              loop.ended(clock.instant());
              if (attempt.outcome() instanceof Outcome.Postponed) {
                lane.skipped();
                conclude(lane, Conclusion.released(claimed, clock.instant()));
                return;
              }
              boolean success = attempt.outcome() instanceof Outcome.Delivered;
              lane.answered(success, claimed.heldMs(attempt, now, clock.instant()));
              metrics.attempted(claimed, attempt);
              conclude(lane, Conclusion.of(claimed, attempt, clock.instant(), schedule));
              pump(lane);
            });
  }

  /** Whatever happens to the record, the lane goes on: an unrecorded claim ends with its lease. */
  private void conclude(Lane lane, Conclusion conclusion) {
    records
        .submit(conclusion, () -> lane.late(conclusion.claimed().deliveryId()))
        .whenComplete(
            (recorded, failure) -> {
              lane.done(conclusion.claimed().deliveryId());
              if (failure != null) {
                DeliveryLogLine.unrecorded(conclusion.claimed(), failure);
              }
              pump(lane);
            });
  }
}
