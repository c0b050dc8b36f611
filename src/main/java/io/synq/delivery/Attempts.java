package io.synq.delivery;

import io.synq.endpoint.Shape;
import io.synq.outbound.BodyType;
import io.synq.outbound.FailureKind;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.outbound.WebhookSender;
import io.synq.platform.CostlyWork;
import io.synq.platform.LogLine;
import io.synq.rendering.Original;
import io.synq.rendering.Rendered;
import io.synq.rendering.Renderer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes the attempts of claimed deliveries. Where an endpoint wants another body than the stored
 * one, that is made first, when it is the tenant's turn: what takes long holds up nobody else.
 */
@ApplicationScoped
public class Attempts {
  private static final System.Logger LOG = System.getLogger(Attempts.class.getName());

  private final WebhookSender sender;
  private final Renderer renderer;
  private final CostlyWork turns;
  private final InstantSource clock;

  @Inject
  Attempts(WebhookSender sender, Renderer renderer, CostlyWork turns, InstantSource clock) {
    this.sender = sender;
    this.renderer = renderer;
    this.turns = turns;
    this.clock = clock;
  }

  /** Makes one attempt. The stage never fails: failure is an outcome. */
  public CompletionStage<SentAttempt> make(Claimed claimed, Instant now) {
    return make(claimed, now, false);
  }

  /**
   * The same for a request that waits for the outcome: where a body has to be made first, that
   * takes its turn among the requests of the tenant.
   */
  public CompletionStage<SentAttempt> makeAsked(Claimed claimed, Instant now) {
    return make(claimed, now, true);
  }

  private CompletionStage<SentAttempt> make(Claimed claimed, Instant now, boolean asked) {
    Shape shape = Objects.requireNonNull(claimed.subscriber()).shape();
    if (shape == null) {
      return sender.send(claimed.request(now, BodyType.JSON, claimed.body()));
    }
    CompletableFuture<SentAttempt> made = new CompletableFuture<>();
    Runnable work = () -> make(claimed, shape, made);
    boolean taken =
        asked
            ? turns.submitAsked(claimed.tenantId(), work)
            : turns.submitUnasked(claimed.tenantId(), work);
    return taken ? made : CompletableFuture.completedFuture(postponed(now));
  }

  private void make(Claimed claimed, Shape shape, CompletableFuture<SentAttempt> made) {
    try {
      shaped(claimed, shape)
          .whenComplete(
              (attempt, failure) -> {
                if (failure == null) {
                  made.complete(attempt);
                } else {
                  fail(claimed, made, failure);
                }
              });
    } catch (RuntimeException | Error e) {
      fail(claimed, made, e);
    }
  }

  /** Ends the attempt before it is logged: when memory runs out, logging may fail too. */
  private void fail(Claimed claimed, CompletableFuture<SentAttempt> made, Throwable reason) {
    made.complete(failed("it could not be made", clock.instant()));
    LogLine.of("body.not_made")
        .id("delivery", claimed.deliveryId())
        .trace(claimed.trace())
        .error(LOG, reason);
  }

  private CompletionStage<SentAttempt> shaped(Claimed claimed, Shape shape) {
    Instant start = clock.instant();
    if (Lane.stale(claimed, start)) {
      return CompletableFuture.completedFuture(postponed(start));
    }
    Rendered rendered = renderer.render(shape, original(claimed));
    if (rendered instanceof Rendered.Made made) {
      return sender
          .send(claimed.request(clock.instant(), made.type(), made.body()))
          .thenApply(attempt -> attempt.sending(made.body()));
    }
    return CompletableFuture.completedFuture(failed(((Rendered.Failed) rendered).reason(), start));
  }

  private static SentAttempt failed(String reason, Instant now) {
    String text = "the transformation failed: " + reason;
    Outcome.Failure failure = new Outcome.Failure(FailureKind.TRANSFORM, text);
    return new SentAttempt(new Outcome.Failed(failure), now, 0, Map.of());
  }

  private static Original original(Claimed claimed) {
    return new Original(claimed.tenantId(), claimed.eventId(), claimed.eventType(), claimed.body());
  }

  private static SentAttempt postponed(Instant now) {
    return new SentAttempt(new Outcome.Postponed(), now, 0, Map.of());
  }
}
