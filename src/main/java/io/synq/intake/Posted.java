package io.synq.intake;

import io.synq.delivery.Screened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A posted event on its way to be stored.
 *
 * @param screened as it will be stored, if filters were asked about it
 */
record Posted(NewEvent event, @Nullable Screened screened) {

  Screened accepted(Instant now) {
    return screened == null ? new Screened(event.accepted(now)) : screened.acceptedAt(now);
  }
}
