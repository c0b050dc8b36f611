package io.synq.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of an event that is to go.
 *
 * @param due null if it has ended
 * @param claimed whether somebody attempts it, until it is due
 */
record OldDelivery(
    String id,
    String eventId,
    String endpointId,
    int attempts,
    @Nullable Instant due,
    boolean claimed) {

  boolean isUnfinished() {
    return due != null;
  }

  boolean isUnderWay(Instant now) {
    return claimed && due != null && due.isAfter(now);
  }

  /** How many rows go with it; of a first attempt that went well there is none. */
  int rows() {
    return Math.max(1, attempts);
  }
}
