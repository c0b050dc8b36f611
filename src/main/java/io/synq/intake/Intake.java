package io.synq.intake;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Wake;
import io.synq.disk.DiskReserve;
import io.synq.event.Event;
import io.synq.eventtype.Sightings;
import io.synq.figures.Counts;
import io.synq.platform.Batcher;
import io.synq.platform.LogLine;
import io.synq.platform.Outage;
import io.synq.platform.PauseWhenBusy;
import io.synq.platform.Workers;
import io.synq.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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

  /** How long a group gathers, and how close groups must come to each other for that. */
  private static final Duration GATHERED = Duration.ofMillis(1);

  private static final Duration CLOSE = Duration.ofMillis(3);

  private final Batcher<Posted, Accepted> batcher;
  private final DiskReserve disk;
  private final Preparation preparation;
  private final DeliveryQueue queue;
  private final Sightings sightings;
  private final IntakeMetrics metrics;
  private final Counts counts;
  private final Tracing tracing;
  private final InstantSource clock;

  @Inject
  Intake(
      SingleFlight storage,
      DiskReserve disk,
      Preparation preparation,
      DeliveryQueue queue,
      Sightings sightings,
      IntakeMetrics metrics,
      Counts counts,
      IntakeSettings settings,
      Workers workers,
      Tracing tracing,
      InstantSource clock) {
    this.batcher =
        new Batcher<>(
            workers,
            new PauseWhenBusy(workers, workers.after(GATHERED), CLOSE),
            Workers.groups(),
            settings.queue,
            group -> store(storage, group),
            result -> result instanceof Accepted.Later later ? later.end() : null);
    this.disk = disk;
    this.counts = counts;
    this.preparation = preparation;
    this.queue = queue;
    this.sightings = sightings;
    this.metrics = metrics;
    this.tracing = tracing;
    this.clock = clock;
  }

  /** Completes after the commit; never fails. */
  CompletionStage<Accepted> accept(NewEvent event) {
    Instant start = clock.instant();
    if (!tracing.on()) {
      return accept(event, start);
    }
    AcceptSpan span = AcceptSpan.begin(tracing, event, start);
    return accept(span.in(event), start).thenApply(result -> span.end(result, clock.instant()));
  }

  private CompletionStage<Accepted> accept(NewEvent event, Instant start) {
    return preparation
        .quick(event)
        .map(prepared -> store(List.of(prepared), start).get(0))
        .orElseGet(() -> late(preparation.late(event), start));
  }

  /** One result each, in order. What could not be stored is {@link Accepted.NotStored}. */
  CompletionStage<List<Accepted>> acceptAll(List<NewEvent> posted) {
    Instant start = clock.instant();
    if (!tracing.on()) {
      return acceptAll(posted, start);
    }
    List<AcceptSpan> spans =
        posted.stream().map(one -> AcceptSpan.begin(tracing, one, start)).toList();
    List<NewEvent> traced = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      traced.add(spans.get(i).in(posted.get(i)));
    }
    return acceptAll(traced, start)
        .thenApply(
            results -> {
              for (int i = 0; i < results.size(); i++) {
                spans.get(i).end(results.get(i), clock.instant());
              }
              return results;
            });
  }

  private CompletionStage<List<Accepted>> acceptAll(List<NewEvent> posted, Instant start) {
    List<CompletableFuture<Prepared>> prepared = preparation.all(posted);
    List<Optional<Prepared>> quick = prepared.stream().map(Intake::now).toList();
    Iterator<CompletableFuture<Accepted>> stored =
        store(quick.stream().flatMap(Optional::stream).toList(), start).iterator();
    List<CompletableFuture<Accepted>> results = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      results.add(quick.get(i).isPresent() ? stored.next() : late(prepared.get(i), start));
    }
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private static Optional<Prepared> now(CompletableFuture<Prepared> prepared) {
    return prepared.isDone() ? Optional.of(prepared.join()) : Optional.empty();
  }

  private CompletableFuture<Accepted> late(CompletableFuture<Prepared> prepared, Instant start) {
    return prepared.thenCompose(one -> store(List.of(one), start).get(0));
  }

  private List<CompletableFuture<Accepted>> store(List<Prepared> all, Instant start) {
    List<Posted> ready = new ArrayList<>();
    for (Prepared prepared : all) {
      if (prepared instanceof Prepared.Ready one) {
        ready.add(one.posted());
      }
    }
    Iterator<CompletableFuture<Accepted>> submitted = batcher.submitAll(ready).iterator();
    return all.stream()
        .map(
            prepared ->
                prepared instanceof Prepared.Ended ended
                    ? CompletableFuture.completedFuture(counted(ended.result()))
                    : finish(submitted.next(), start).toCompletableFuture())
        .toList();
  }

  private Accepted counted(Accepted ended) {
    metrics.ended(ended);
    return ended;
  }

  private List<Accepted> store(SingleFlight storage, List<Posted> group) {
    disk.check();
    List<Accepted> results = storage.accept(group);
    preparation.again(group, results);
    List<Wake> wakes = wakes(results);
    queue.wake(wakes);
    Instant now = clock.instant();
    stored(results)
        .forEach(
            (tenantId, events) -> {
              counts.accepted(tenantId, now, events.stream().map(Event::eventType).toList());
              List<String> ids = events.stream().map(Event::eventId).toList();
              LogLine.of("event.accepted")
                  .id("tenant", tenantId)
                  .id(ids.size() == 1 ? "event" : "events", String.join(",", ids))
                  .traces(events.stream().map(Event::trace).toList())
                  .info(LOG);
            });
    return wakes.size() > Batcher.MAX_GROUP
        ? results.stream().map(Intake::woken).toList()
        : results;
  }

  private static Accepted woken(Accepted result) {
    return result instanceof Accepted.New accepted ? accepted.woken() : result;
  }

  private static List<Wake> wakes(List<Accepted> results) {
    List<Wake> wakes = new ArrayList<>();
    for (Accepted result : results) {
      if (result instanceof Accepted.New accepted) {
        wakes.addAll(accepted.wakes());
      }
    }
    return wakes;
  }

  /** Of the events that are new, by tenant. */
  private static Map<String, List<Event>> stored(List<Accepted> results) {
    Map<String, List<Event>> stored = new TreeMap<>();
    for (Accepted result : results) {
      if (result instanceof Accepted.New accepted) {
        Event event = accepted.event();
        stored.computeIfAbsent(event.tenantId(), id -> new ArrayList<>()).add(event);
      }
    }
    return stored;
  }

  private CompletionStage<Accepted> finish(CompletionStage<Accepted> stage, Instant start) {
    return stage
        .exceptionally(Intake::notStored)
        .thenApply(
            result -> {
              metrics.accepted(result, start, clock.instant());
              if (result instanceof Accepted.New accepted) {
                sightings.saw(accepted.event().tenantId(), accepted.event().eventType());
              }
              return result;
            });
  }

  static Accepted notStored(Throwable failure) {
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
