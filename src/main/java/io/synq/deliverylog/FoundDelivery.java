package io.synq.deliverylog;

import io.synq.delivery.DeliveryState;
import io.synq.platform.Cursor;
import io.synq.platform.Ids;

/**
 * A delivery that a search looks at.
 *
 * @param state that it shows
 */
record FoundDelivery(String id, String eventId, DeliveryState state) {
  Cursor position() {
    return new Cursor(Ids.time(id), id);
  }
}
