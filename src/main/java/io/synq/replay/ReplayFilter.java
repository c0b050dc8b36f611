package io.synq.replay;

import io.synq.event.EventSummary;
import io.synq.eventtype.EventTypeName;
import java.time.Instant;
import java.util.List;

/**
 * What a job replays.
 *
 * @param from accepted then or later
 * @param to accepted earlier
 * @param eventTypes names, {@code domain.*} or {@code *}; none means all
 * @param endpointIds none means all that the tenant has when the job is made
 */
public record ReplayFilter(
    Instant from,
    Instant to,
    List<String> eventTypes,
    List<String> endpointIds,
    Choice deliveryStatus,
    Narrowing narrowing) {

  /** Whether it takes an event, as far as that tells without its body and its deliveries. */
  boolean covers(EventSummary event) {
    return covers(event.eventType()) && narrowing.fits(event);
  }

  private boolean covers(String eventType) {
    return eventTypes.isEmpty()
        || eventTypes.stream().anyMatch(pattern -> EventTypeName.covers(pattern, eventType));
  }
}
