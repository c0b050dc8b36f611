package io.synq.delivery;

import io.synq.endpoint.Subscriber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node alone may attempt until the claim's lease ends.
 *
 * @param attempts how many have been made
 * @param manual whether a person asked for this attempt
 * @param subscriber where it goes; null when the endpoint is deleted
 */
record Claimed(
    String deliveryId,
    String tenantId,
    String endpointId,
    String eventId,
    String eventType,
    int attempts,
    boolean manual,
    Instant createdAt,
    Instant expiresAt,
    String claim,
    Instant claimedAt,
    byte[] body,
    @Nullable Subscriber subscriber) {

  Claimed to(@Nullable Subscriber subscriber) {
    return new Claimed(
        deliveryId,
        tenantId,
        endpointId,
        eventId,
        eventType,
        attempts,
        manual,
        createdAt,
        expiresAt,
        claim,
        claimedAt,
        body,
        subscriber);
  }
}
