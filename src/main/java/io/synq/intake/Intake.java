package io.synq.intake;

import io.synq.delivery.DeliveryQueue;
import io.synq.platform.Batcher;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Takes posted events in, many in one commit. */
@ApplicationScoped
public class Intake {
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());

  private Batcher<Posted, Accepted> batcher;
  private Screening screening;
  private DeliveryQueue queue;
  private IntakeMetrics metrics;
  private InstantSource clock = InstantSource.system();

  @Inject
  Intake(
      Acceptance acceptance,
      Screening screening,
      DeliveryQueue queue,
      IntakeMetrics metrics,
      IntakeSettings settings,
      Workers workers,
      InstantSource clock) {
    this.batcher = new Batcher<>(workers, Workers.groups(), settings.queue, acceptance::accept);
    this.screening = screening;
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  protected Intake() {}

  /** Completes after the commit; never fails. */
  CompletionStage<Accepted> accept(NewEvent event) {
    Instant start = clock.instant();
    return finish(batcher.submit(screening.posted(List.of(event)).get(0)), start);
  }

  /** One result each, in order. What could not be stored is {@link Accepted.NotStored}. */
  CompletionStage<List<Accepted>> acceptAll(List<NewEvent> events) {
    Instant start = clock.instant();
    List<CompletableFuture<Accepted>> results =
        batcher.submitAll(screening.posted(events)).stream()
            .map(stage -> finish(stage, start).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Accepted> finish(CompletionStage<Accepted> stage, Instant start) {
    return stage
        .exceptionally(Intake::notStored)
        .thenApply(
            result -> {
              metrics.accepted(result, start, clock.instant());
              if (result instanceof Accepted.New accepted) {
                queue.wake(accepted.wakes());
              }
              return result;
            });
  }

  private static Accepted notStored(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof Batcher.FullException)) {
      LOG.log(System.Logger.Level.ERROR, "intake.failed", cause);
    }
    return new Accepted.NotStored();
  }
}
