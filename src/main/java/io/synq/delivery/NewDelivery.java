package io.synq.delivery;

import io.synq.event.Event;
import io.synq.platform.Ids;
import java.time.Duration;
import java.time.Instant;

/** A delivery to be opened. */
record NewDelivery(
    String id,
    String tenantId,
    String eventId,
    String endpointId,
    int bytes,
    Instant createdAt,
    Instant expiresAt,
    boolean replay) {

  static NewDelivery of(
      Event event, String endpointId, Instant now, Duration expiry, boolean replay) {
    return new NewDelivery(
        Ids.next("dlv_"),
        event.tenantId(),
        event.eventId(),
        endpointId,
        event.body().length,
        now,
        now.plus(expiry),
        replay);
  }

  Wake wake() {
    return new Wake(id, endpointId, bytes);
  }
}
