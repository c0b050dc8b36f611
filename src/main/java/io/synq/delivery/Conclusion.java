package io.synq.delivery;

import io.synq.endpoint.Retry;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a claim ends: the delivery's next state, and the attempt if one was made.
 *
 * @param dueAt when to look at it again; null when it is finished
 */
public record Conclusion(
    Claimed claimed,
    @Nullable SentAttempt attempt,
    DeliveryState state,
    @Nullable Instant dueAt,
    @Nullable String note) {
  /** What the error of a delivery begins with that was answered; the status follows. */
  public static final String ANSWERED = "the server answered ";

  /** The error of a delivery whose time is over. */
  public static final String EXPIRED = "not delivered within its time";

  /** After an attempt: the outcome table. */
  public static Conclusion of(
      Claimed claimed, SentAttempt attempt, Instant now, RetrySchedule schedule) {
    Outcome outcome = attempt.outcome();
    if (outcome instanceof Outcome.Delivered) {
      return new Conclusion(claimed, attempt, DeliveryState.DELIVERED, null, null);
    }
    Instant end = claimed.end();
    if (outcome instanceof Outcome.Gone || isFinal(claimed, outcome) || !now.isBefore(end)) {
      return new Conclusion(claimed, attempt, DeliveryState.FAILED, null, null);
    }
    Optional<Instant> asked =
        outcome instanceof Outcome.Refused refused ? refused.notBefore() : Optional.empty();
    Instant next = schedule.with(claimed.retry()).next(claimed.attempts() + 1, now, asked);
    // A retry that would come too late is not made: at its limit the delivery fails.
    Instant due = next.isBefore(end) ? next : end;
    return new Conclusion(claimed, attempt, DeliveryState.RETRYING, due, null);
  }

  /** Whether the endpoint wants nothing again that it has answered so. */
  private static boolean isFinal(Claimed claimed, Outcome outcome) {
    Retry retry = claimed.retry();
    return retry != null
        && outcome instanceof Outcome.Refused refused
        && retry.isFinal(refused.received().status());
  }

  /** After an attempt that is the only one, as a ping's is. */
  public static Conclusion only(Claimed claimed, SentAttempt attempt) {
    boolean delivered = attempt.outcome() instanceof Outcome.Delivered;
    DeliveryState state = delivered ? DeliveryState.DELIVERED : DeliveryState.FAILED;
    return new Conclusion(claimed, attempt, state, null, null);
  }

  /** After an attempt that was to be the only one and could not be made. */
  public static Conclusion unsent(Claimed claimed) {
    return new Conclusion(
        claimed, null, DeliveryState.FAILED, null, "this server was too busy to send it");
  }

  /** Its time is over and nobody asked for one more attempt. */
  static Conclusion expired(Claimed claimed) {
    return new Conclusion(claimed, null, DeliveryState.FAILED, null, EXPIRED);
  }

  static Conclusion cancelled(Claimed claimed) {
    return new Conclusion(claimed, null, DeliveryState.CANCELLED, null, "the endpoint was deleted");
  }

  /** Given back unattempted, to be claimed again by whoever comes first. */
  static Conclusion released(Claimed claimed, Instant now) {
    DeliveryState state = claimed.attempts() == 0 ? DeliveryState.PENDING : DeliveryState.RETRYING;
    return new Conclusion(claimed, null, state, now, null);
  }

  public boolean failed() {
    return attempt != null && !(attempt.outcome() instanceof Outcome.Delivered);
  }

  public @Nullable Integer status() {
    return attempt == null
        ? null
        : attempt.outcome().answer().map(Outcome.Answer::status).orElse(null);
  }

  /** In plain words, why there was no success. */
  @Nullable String error() {
    if (attempt == null) {
      return note;
    }
    if (attempt.outcome() instanceof Outcome.Failed failed) {
      return failed.failure().text();
    }
    if (!failed()) {
      return null;
    }
    String refused = ANSWERED + status();
    return isFinal(claimed, attempt.outcome()) ? refused + ", which is final here" : refused;
  }
}
