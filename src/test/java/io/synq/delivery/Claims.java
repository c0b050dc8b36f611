package io.synq.delivery;

import io.synq.endpoint.Retry;
import io.synq.endpoint.Shape;
import io.synq.endpoint.Subscriber;
import io.synq.signature.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims for tests. */
public final class Claims {
  public static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  static final Instant EXPIRY = NOW.plus(Duration.ofHours(72));

  private Claims() {}

  public static Claimed of(String deliveryId) {
    return of(deliveryId, 0, false);
  }

  public static Claimed of(String deliveryId, int attempts, boolean manual) {
    return of(deliveryId, "order.created", attempts, manual);
  }

  /**
   * Its time ends now, and a person asked for this attempt.
   *
   * @param overtime whether after that
   */
  static Claimed over(String deliveryId, boolean overtime) {
    return of(deliveryId, "ep_1", "order.created", 3, true, overtime, NOW);
  }

  public static Claimed ping(String deliveryId) {
    return of(deliveryId, "ping", 0, false);
  }

  /** Of an example of the catalogue, sent again. */
  static Claimed example(String deliveryId) {
    return with(of(deliveryId), null, true);
  }

  private static Claimed of(String deliveryId, String eventType, int attempts, boolean manual) {
    return of(deliveryId, "ep_1", eventType, attempts, manual);
  }

  public static Claimed at(String endpointId, String deliveryId) {
    return of(deliveryId, endpointId, "order.created", 0, false);
  }

  private static Claimed of(
      String deliveryId, String endpointId, String eventType, int attempts, boolean manual) {
    return of(deliveryId, endpointId, eventType, attempts, manual, false, EXPIRY);
  }

  private static Claimed of(
      String deliveryId,
      String endpointId,
      String eventType,
      int attempts,
      boolean manual,
      boolean overtime,
      Instant expiresAt) {
    return new Claimed(
        deliveryId,
        "tenant",
        endpointId,
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
        eventType,
        attempts,
        manual,
        overtime,
        NOW,
        expiresAt,
        null,
        "claim",
        NOW,
        new byte[] {'{', '}'},
        subscriber(null),
        null,
        false,
        eventType.equals("ping"));
  }

  /** One that keeps its place among those of its key. */
  static Claimed ordered(String deliveryId, String key) {
    return with(of(deliveryId), key, false);
  }

  private static Claimed with(Claimed one, @Nullable String key, boolean example) {
    return new Claimed(
        one.deliveryId(),
        one.tenantId(),
        one.endpointId(),
        one.eventId(),
        one.eventType(),
        one.attempts(),
        one.manual(),
        one.overtime(),
        one.createdAt(),
        one.expiresAt(),
        key,
        one.claim(),
        one.claimedAt(),
        one.body(),
        one.subscriber(),
        one.trace(),
        example || one.replay(),
        example);
  }

  /** One whose endpoint has a schedule of its own. */
  static Claimed with(Retry retry, int attempts) {
    return of("dlv_1", attempts, false)
        .with(new byte[] {'{', '}'}, subscriber(null, null, retry, null));
  }

  static Subscriber subscriber(@Nullable Integer maxInFlight) {
    return subscriber(maxInFlight, null, null, null);
  }

  /** With a rate. */
  static Subscriber paced(int perSecond) {
    return subscriber(null, perSecond, null, null);
  }

  /** With another body than the stored one. */
  static Subscriber shaped(@Nullable Shape shape) {
    return subscriber(null, null, null, shape);
  }

  private static Subscriber subscriber(
      @Nullable Integer maxInFlight,
      @Nullable Integer rateLimit,
      @Nullable Retry retry,
      @Nullable Shape shape) {
    return new Subscriber(
        "ep_1",
        "tenant",
        URI.create("https://example.com/hooks"),
        List.of("*"),
        null,
        shape,
        Map.of("X-Own", "1"),
        null,
        List.of(
            new Subscriber.LiveKey(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), null)),
        maxInFlight,
        rateLimit,
        retry,
        null,
        true);
  }
}
