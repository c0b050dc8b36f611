package io.synq.console.webhooks;

import io.synq.deliverylog.AttemptResponse;
import io.synq.deliverylog.DeliveriesResource;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.eventtype.EventTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ping and what the endpoint answered.
 *
 * @param attempt null while there is none
 * @param awaited whether one may still come
 */
public record PingAnswer(@Nullable AttemptResponse attempt, boolean awaited) {
  /** Longer than a ping takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static PingAnswer of(DeliveryResponse ping) {
    return new PingAnswer(ping.attempts().stream().findFirst().orElse(null), false);
  }

  /**
   * The ping that the server sent by itself once the endpoint was made.
   *
   * @param deliveries the endpoint's, newest first, without bodies
   */
  static PingAnswer first(
      List<DeliveryResponse> deliveries, DeliveriesResource log, Instant made, Instant now) {
    Optional<DeliveryResponse> first =
        deliveries.stream()
            .filter(delivery -> EventTypeName.PING.equals(delivery.eventType()))
            .reduce((newer, older) -> older);
    Optional<AttemptResponse> attempt =
        first.flatMap(ping -> log.get(ping.id()).attempts().stream().findFirst());
    return new PingAnswer(
        attempt.orElse(null), attempt.isEmpty() && now.isBefore(made.plus(PATIENCE)));
  }

  /** Whether it was a 2xx. */
  public boolean good() {
    return attempt != null
        && attempt.status() != null
        && attempt.status() >= 200
        && attempt.status() < 300;
  }

  /** What happened, in a sentence. */
  public String text() {
    if (attempt == null) {
      return awaited ? "Waiting for the endpoint’s answer…" : "There is no answer to this ping.";
    }
    if (attempt.status() != null) {
      return "The endpoint answered " + attempt.status() + ".";
    }
    String why = attempt.error() == null ? null : attempt.error().text();
    return why == null ? "The endpoint did not answer." : "No answer: " + why + ".";
  }
}
