package io.synq.intake;

import io.synq.delivery.Publisher;
import io.synq.delivery.Screened;
import io.synq.event.Event;
import io.synq.event.EventKey;
import io.synq.event.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores a group of posted events with their deliveries: all of it in one transaction. */
@ApplicationScoped
public class Acceptance {
  private final Events events;
  private final Publisher publisher;
  private final InstantSource clock;

  @Inject
  Acceptance(Events events, Publisher publisher, InstantSource clock) {
    this.events = events;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** One result per event, in order. A second event of an id in one group is a duplicate too. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Accepted> accept(List<Posted> group) {
    Map<EventKey, Event> known = known(group);
    Instant now = clock.instant();
    List<Screened> fresh = new ArrayList<>();
    List<Accepted> results = new ArrayList<>();
    for (Posted one : group) {
      NewEvent posted = one.event();
      Event stored = key(posted).map(known::get).orElse(null);
      if (stored == null) {
        Screened screened = one.accepted(now);
        Event event = screened.event();
        known.put(new EventKey(event.tenantId(), event.eventId()), event);
        fresh.add(screened);
        results.add(new Accepted.New(event, 0, List.of()));
      } else if (posted.sameAs(stored)) {
        results.add(new Accepted.Duplicate(stored));
      } else {
        results.add(new Accepted.Conflict(stored.eventId()));
      }
    }
    var published = publisher.publishScreened(fresh).iterator();
    results.replaceAll(
        result -> {
          if (result instanceof Accepted.New accepted) {
            Publisher.Published done = published.next();
            return new Accepted.New(accepted.event(), done.deliveries(), done.wakes());
          }
          return result;
        });
    return results;
  }

  /** What is stored already of the ids that producers gave. */
  private Map<EventKey, Event> known(List<Posted> group) {
    List<EventKey> keys = group.stream().flatMap(one -> key(one.event()).stream()).toList();
    return keys.isEmpty() ? new HashMap<>() : events.existing(keys);
  }

  private static Optional<EventKey> key(NewEvent posted) {
    return posted.eventId().map(id -> new EventKey(posted.tenantId(), id));
  }
}
