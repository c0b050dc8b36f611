package io.synq.delivery;

import io.synq.endpoint.Retry;
import io.synq.endpoint.Subscriber;
import io.synq.event.Event;
import io.synq.outbound.BodyType;
import io.synq.outbound.SentAttempt;
import io.synq.outbound.WebhookRequest;
import io.synq.platform.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node alone may attempt until the claim's lease ends.
 *
 * @param attempts how many have been made
 * @param manual whether a person asked for this attempt
 * @param overtime whether that was for one after its time
 * @param orderKey the key whose deliveries go one after the other; null if it keeps no order
 * @param subscriber where it goes; null when the endpoint is deleted
 * @param trace what its attempt is a part of; null for none
 * @param replay whether it is the event's delivery once more
 * @param test whether it is a ping or an example, which counts in no figure, also when it is sent
 *     again: what is tested is no delivery of anybody's
 */
public record Claimed(
    String deliveryId,
    String tenantId,
    String endpointId,
    String eventId,
    String eventType,
    int attempts,
    boolean manual,
    boolean overtime,
    Instant createdAt,
    Instant expiresAt,
    @Nullable String orderKey,
    String claim,
    Instant claimedAt,
    byte[] body,
    @Nullable Subscriber subscriber,
    @Nullable TraceContext trace,
    boolean replay,
    boolean test) {

  /** As the delivery is opened. */
  public static Claimed first(Delivery delivery, Event event, String claim, Subscriber subscriber) {
    return new Claimed(
        delivery.id(),
        delivery.tenantId(),
        delivery.endpointId(),
        delivery.eventId(),
        event.eventType(),
        0,
        false,
        false,
        delivery.createdAt(),
        delivery.expiresAt(),
        delivery.orderKey(),
        claim,
        delivery.createdAt(),
        event.body(),
        subscriber,
        event.trace(),
        false,
        event.isTest());
  }

  /** Its next request, which sends this body. */
  WebhookRequest request(Instant now, BodyType type, byte[] sent) {
    Subscriber to = Objects.requireNonNull(subscriber);
    return new WebhookRequest(
        tenantId,
        to.url(),
        to.keysAt(now),
        eventId,
        eventType,
        deliveryId,
        attempts + 1,
        to.headers(),
        type,
        sent,
        to.credentials(),
        to.credentials() == null ? null : Lane.latest(this),
        trace);
  }

  /**
   * How long an attempt has kept its place at the endpoint. Where its body is made, that and the
   * wait for the tenant's turn count too.
   */
  long heldMs(SentAttempt attempt, Instant begun, Instant ended) {
    long sent = attempt.durationMs();
    return subscriber == null || subscriber.shape() == null
        ? sent
        : Math.max(sent, Duration.between(begun, ended).toMillis());
  }

  /** The schedule that its endpoint has of its own now; null for none. */
  @Nullable Retry retry() {
    return subscriber == null ? null : subscriber.retry();
  }

  /** When its time is over, as its endpoint has it now. */
  Instant end() {
    Retry retry = retry();
    return retry == null ? expiresAt : retry.end(createdAt, expiresAt);
  }

  Claimed with(byte[] body, @Nullable Subscriber subscriber) {
    return with(body, subscriber, trace);
  }

  Claimed traced(TraceContext part) {
    return with(body, subscriber, part);
  }

  private Claimed with(byte[] body, @Nullable Subscriber subscriber, @Nullable TraceContext trace) {
    return new Claimed(
        deliveryId,
        tenantId,
        endpointId,
        eventId,
        eventType,
        attempts,
        manual,
        overtime,
        createdAt,
        expiresAt,
        orderKey,
        claim,
        claimedAt,
        body,
        subscriber,
        trace,
        replay,
        test);
  }
}
