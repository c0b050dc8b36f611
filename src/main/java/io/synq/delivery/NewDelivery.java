package io.synq.delivery;

import io.synq.event.Event;
import io.synq.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be opened.
 *
 * @param claim set when the node that opens it makes its first attempt itself
 * @param filterError why the endpoint's filter could not be evaluated; null otherwise
 */
record NewDelivery(
    String id,
    String tenantId,
    String eventId,
    String endpointId,
    int bytes,
    Instant createdAt,
    Instant dueAt,
    Instant expiresAt,
    boolean replay,
    @Nullable String claim,
    @Nullable String filterError) {

  /**
   * @param awake whether a wake-up follows; a disabled endpoint gets none, and its delivery is due
   *     the moment it is enabled
   */
  static NewDelivery of(
      Event event, String endpointId, Instant now, Duration expiry, boolean replay, boolean awake) {
    return new NewDelivery(
        Ids.next(Delivery.PREFIX),
        event.tenantId(),
        event.eventId(),
        endpointId,
        event.body().length,
        now,
        awake ? now.plus(Deliveries.WAKE_UP_GRACE) : now,
        now.plus(expiry),
        replay,
        null,
        null);
  }

  NewDelivery claimed(String claim) {
    return new NewDelivery(
        id,
        tenantId,
        eventId,
        endpointId,
        bytes,
        createdAt,
        dueAt,
        expiresAt,
        replay,
        claim,
        filterError);
  }

  /**
   * The same, opened because the endpoint's filter could not be evaluated, if there is an error.
   */
  NewDelivery unfiltered(@Nullable String error) {
    if (error == null) {
      return this;
    }
    return new NewDelivery(
        id,
        tenantId,
        eventId,
        endpointId,
        bytes,
        createdAt,
        dueAt,
        expiresAt,
        replay,
        claim,
        error);
  }

  /** A replay, of which a wake-up follows. */
  static NewDelivery again(Redelivery.Wanted wanted, Instant now, Duration expiry) {
    return new NewDelivery(
        Ids.next(Delivery.PREFIX),
        wanted.tenantId(),
        wanted.eventId(),
        wanted.endpointId(),
        wanted.bytes(),
        now,
        now.plus(Deliveries.WAKE_UP_GRACE),
        now.plus(expiry),
        true,
        null,
        wanted.filterError());
  }

  Wake wake() {
    return new Wake(id, tenantId, endpointId, bytes, true);
  }
}
