package io.synq.intake;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.HourlyCounts;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.eventtype.PayloadCheck;
import io.synq.eventtype.Sightings;
import io.synq.platform.Batcher;
import io.synq.platform.DiskReserve;
import io.synq.platform.Outage;
import io.synq.platform.Violations;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Takes posted events in, many in one commit. */
@ApplicationScoped
public class Intake {
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());

  private Batcher<Posted, Accepted> batcher;
  private DiskReserve disk;
  private Screening screening;
  private DeliveryQueue queue;
  private Events events;
  private PayloadCheck check;
  private Sightings sightings;
  private IntakeMetrics metrics;
  private HourlyCounts counts;
  private InstantSource clock = InstantSource.system();

  @Inject
  Intake(
      Acceptance acceptance,
      DiskReserve disk,
      Screening screening,
      DeliveryQueue queue,
      Events events,
      PayloadCheck check,
      Sightings sightings,
      IntakeMetrics metrics,
      HourlyCounts counts,
      IntakeSettings settings,
      Workers workers,
      InstantSource clock) {
    this.batcher =
        new Batcher<>(workers, Workers.groups(), settings.queue, group -> store(acceptance, group));
    this.disk = disk;
    this.counts = counts;
    this.screening = screening;
    this.queue = queue;
    this.events = events;
    this.check = check;
    this.sightings = sightings;
    this.metrics = metrics;
    this.clock = clock;
  }

  protected Intake() {}

  /** Completes after the commit; never fails. */
  CompletionStage<Accepted> accept(NewEvent event) {
    Instant start = clock.instant();
    return refusal(event)
        .<CompletionStage<Accepted>>map(CompletableFuture::completedFuture)
        .orElseGet(() -> finish(batcher.submit(screening.posted(List.of(event)).get(0)), start));
  }

  /** One result each, in order. What could not be stored is {@link Accepted.NotStored}. */
  CompletionStage<List<Accepted>> acceptAll(List<NewEvent> posted) {
    Instant start = clock.instant();
    List<Optional<Accepted>> refusals = posted.stream().map(this::refusal).toList();
    List<NewEvent> good = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      if (refusals.get(i).isEmpty()) {
        good.add(posted.get(i));
      }
    }
    Iterator<CompletableFuture<Accepted>> submitted =
        batcher.submitAll(screening.posted(good)).iterator();
    List<CompletableFuture<Accepted>> results =
        refusals.stream()
            .map(
                refusal ->
                    refusal
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> finish(submitted.next(), start).toCompletableFuture()))
            .toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  /**
   * Whether the payload breaks the schema that its type enforces. An event that is stored is a
   * duplicate all the same: when it was accepted, the schema may have been another.
   */
  private Optional<Accepted> refusal(NewEvent event) {
    try {
      Violations violations =
          check.violations(event.tenantId(), event.eventType(), event.payload());
      boolean refused =
          !violations.isEmpty()
              && event.eventId().flatMap(id -> events.find(event.tenantId(), id)).isEmpty();
      return refused ? Optional.of(new Accepted.Refused(violations.problem())) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(notStored(e));
    }
  }

  private List<Accepted> store(Acceptance acceptance, List<Posted> group) {
    disk.check();
    List<Accepted> results = acceptance.accept(group);
    Instant now = clock.instant();
    Map<String, List<String>> stored = ids(results);
    stored.forEach(
        (tenantId, ids) -> {
          counts.accepted(tenantId, now, ids.size());
          LOG.log(
              System.Logger.Level.INFO,
              "event.accepted tenant=" + tenantId + " events=" + String.join(",", ids));
        });
    return results;
  }

  /** Of the events that are new, by tenant. */
  private static Map<String, List<String>> ids(List<Accepted> results) {
    Map<String, List<String>> ids = new TreeMap<>();
    for (Accepted result : results) {
      if (result instanceof Accepted.New accepted) {
        Event event = accepted.event();
        ids.computeIfAbsent(event.tenantId(), id -> new ArrayList<>()).add(event.eventId());
      }
    }
    return ids;
  }

  private CompletionStage<Accepted> finish(CompletionStage<Accepted> stage, Instant start) {
    return stage
        .exceptionally(Intake::notStored)
        .thenApply(
            result -> {
              metrics.accepted(result, start, clock.instant());
              if (result instanceof Accepted.New accepted) {
                queue.wake(accepted.wakes());
                sightings.saw(accepted.event().tenantId(), accepted.event().eventType());
              }
              return result;
            });
  }

  private static Accepted notStored(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Batcher.FullException) {
      return new Accepted.NotStored(true);
    }
    Optional<String> outage = Outage.in(cause);
    if (outage.isPresent()) {
      LOG.log(System.Logger.Level.ERROR, "intake.unavailable sql_state=" + outage.get());
    } else {
      LOG.log(System.Logger.Level.ERROR, "intake.failed", cause);
    }
    return new Accepted.NotStored(outage.isPresent());
  }
}
