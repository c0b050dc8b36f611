package io.synq.delivery;

import io.synq.endpoint.Filter;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Asks the filters that are in memory, and what gives keys, without the database. {@link Publisher}
 * sees what was changed meanwhile: what it may not ask itself comes here again.
 */
@ApplicationScoped
public class Screener {
  private final Subscribers subscribers;
  private final Filters filters;

  @Inject
  Screener(Subscribers subscribers, Filters filters) {
    this.subscribers = subscribers;
    this.filters = filters;
  }

  /** Whether an endpoint with a filter, or keys of its own, wants this type. */
  public boolean isNeeded(String tenantId, String eventType) {
    return !subscribers.expressive(tenantId, eventType).isEmpty();
  }

  /** Whether all of these took next to no time when they were asked last. */
  public boolean isQuick(String tenantId, String eventType) {
    return subscribers.expressive(tenantId, eventType).stream()
        .flatMap(subscriber -> subscriber.expressions().stream())
        .allMatch(Filter::isQuick);
  }

  /**
   * @param turns how often the event has been left out of its group for this
   */
  public Screened screen(Event event, Instant deadline, int turns) {
    Screened screened = new Screened(event, turns);
    for (Subscriber subscriber : subscribers.expressive(event.tenantId(), event.eventType())) {
      Filter filter = subscriber.filter();
      if (filter == null
          || screened.verdict(event.tenantId(), filter, filters, deadline).delivers()) {
        screened.orderKey(subscriber, filters);
      }
    }
    return screened;
  }
}
