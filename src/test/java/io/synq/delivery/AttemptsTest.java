package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.Shape;
import io.synq.endpoint.Transform;
import io.synq.outbound.BodyType;
import io.synq.outbound.FailureKind;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.outbound.WebhookRequest;
import io.synq.outbound.WebhookSender;
import io.synq.platform.CostlyWork;
import io.synq.platform.CostlyWorkSettings;
import io.synq.platform.GivenSettings;
import io.synq.platform.TraceContext;
import io.synq.platform.Workers;
import io.synq.rendering.Original;
import io.synq.rendering.Rendered;
import io.synq.rendering.Renderer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent, and when it is made. */
class AttemptsTest {
  private static final Outcome DELIVERED =
      new Outcome.Delivered(new Outcome.Answer(200, "", "", false));

  private Instant now = Claims.NOW;
  private final Wire wire = new Wire();
  private final Turns turns = new Turns();
  private final Attempts attempts =
      new Attempts(wire, new Renderer(null, () -> now), turns, () -> now);

  /** Answers all at once. */
  private static final class Wire extends WebhookSender {
    private final List<WebhookRequest> sent = new ArrayList<>();
    private @Nullable Throwable broken;

    Wire() {
      super(null, null);
    }

    @Override
    public CompletionStage<SentAttempt> send(WebhookRequest request) {
      sent.add(request);
      if (broken != null) {
        return CompletableFuture.failedFuture(broken);
      }
      return CompletableFuture.completedFuture(new SentAttempt(DELIVERED, Claims.NOW, 5, Map.of()));
    }
  }

  /** It is a tenant's turn when the test says so. */
  private static final class Turns extends CostlyWork {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private boolean ending;

    Turns() {
      super(
          new CostlyWorkSettings(GivenSettings.of()),
          new Workers(),
          InstantSource.system(),
          () -> Duration.ZERO);
    }

    @Override
    public boolean submitUnasked(String tenantId, Runnable work) {
      return !ending && waiting.add(work);
    }

    @Override
    public boolean submitAsked(String tenantId, Runnable work) {
      return !ending && asked.add(work);
    }
  }

  private static Claimed claimed(@Nullable String transform) {
    Shape shape = transform == null ? null : new Shape(Transform.compile(transform), null);
    return Claims.of("dlv_1").with("{\"a\":1}".getBytes(), Claims.shaped(shape));
  }

  private SentAttempt made(Claimed claimed) {
    CompletableFuture<SentAttempt> made = attempts.make(claimed, now).toCompletableFuture();
    while (!turns.waiting.isEmpty()) {
      turns.waiting.remove().run();
    }
    return made.join();
  }

  @Test
  void storedBodyGoesOutAtOnceAsItIs() {
    Claimed claimed = claimed(null);
    SentAttempt attempt = attempts.make(claimed, now).toCompletableFuture().join();
    assertThat(attempt.body()).isNull();
    assertThat(wire.sent.get(0).body()).isSameAs(claimed.body());
    assertThat(wire.sent.get(0).type()).isEqualTo(BodyType.JSON);
  }

  @Test
  void whatIsMadeOfItIsMadeWhenItIsTheTenantsTurn() {
    CompletableFuture<SentAttempt> attempt =
        attempts.make(claimed("{'b': a + 1}"), now).toCompletableFuture();
    assertThat(wire.sent).isEmpty();
    turns.waiting.remove().run();
    assertThat(attempt.join().body()).asString().isEqualTo("{\"b\":2}");
    assertThat(wire.sent.get(0).body()).isSameAs(attempt.join().body());
  }

  @Test
  void whatCannotBeMadeIsNotSentAndFails() {
    SentAttempt attempt = made(claimed("a"));
    assertThat(attempt.outcome())
        .isEqualTo(
            new Outcome.Failed(
                new Outcome.Failure(
                    FailureKind.TRANSFORM,
                    "the transformation failed:"
                        + " it gives a number, and not an object or an array")));
    assertThat(attempt.body()).isNull();
    assertThat(wire.sent).isEmpty();
  }

  private static Outcome notMade() {
    return new Outcome.Failed(
        new Outcome.Failure(
            FailureKind.TRANSFORM, "the transformation failed: it could not be made"));
  }

  @Test
  void errorInTheMakingEndsTheAttemptToo() {
    Renderer erring =
        new Renderer(null, () -> now) {
          @Override
          public Rendered render(Shape shape, Original original) {
            throw new LinkageError("as the test wants it");
          }
        };
    CompletableFuture<SentAttempt> attempt =
        new Attempts(wire, erring, turns, () -> now)
            .make(claimed("{'b': a}"), now)
            .toCompletableFuture();
    turns.waiting.remove().run();
    assertThat(attempt).isCompleted();
    assertThat(attempt.join().outcome()).isEqualTo(notMade());
  }

  @Test
  void requestThatBreaksEndsTheAttemptToo() {
    wire.broken = new IllegalStateException("as the test wants it");
    CompletableFuture<SentAttempt> attempt =
        attempts.make(claimed("{'b': a}"), now).toCompletableFuture();
    turns.waiting.remove().run();
    assertThat(attempt).isCompleted();
    assertThat(attempt.join().outcome()).isEqualTo(notMade());
  }

  @Test
  void whatSomebodyWaitsForStandsInAnotherLine() {
    CompletableFuture<SentAttempt> attempt =
        attempts.makeAsked(claimed("{'b': a}"), now).toCompletableFuture();
    assertThat(turns.waiting).isEmpty();
    turns.asked.remove().run();
    assertThat(attempt.join().outcome()).isEqualTo(DELIVERED);
  }

  @Test
  void whatIsMadeIsSentAsPartOfItsTrace() {
    TraceContext trace =
        new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=1");
    made(claimed("{'b': a}").traced(trace));
    assertThat(wire.sent.get(0).trace()).isEqualTo(trace);
  }

  /** Here its subjects are not to be had. */
  @Test
  void whatBreaksInTheMakingFailsToo() {
    Shape shape = new Shape(null, Shape.CLOUDEVENTS);
    Claimed claimed = Claims.of("dlv_1").with("{}".getBytes(), Claims.shaped(shape));
    assertThat(made(claimed).outcome()).isEqualTo(notMade());
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void claimThatGotOldMeanwhileIsGivenBack() {
    Claimed claimed = claimed("{'b': a}");
    CompletableFuture<SentAttempt> attempt = attempts.make(claimed, now).toCompletableFuture();
    now = now.plus(Deliveries.LEASE);
    turns.waiting.remove().run();
    assertThat(attempt.join().outcome()).isInstanceOf(Outcome.Postponed.class);
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void serverThatEndsGivesItBack() {
    turns.ending = true;
    assertThat(made(claimed("{'b': a}")).outcome()).isInstanceOf(Outcome.Postponed.class);
  }
}
