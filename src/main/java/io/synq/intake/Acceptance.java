package io.synq.intake;

import io.synq.delivery.Publisher;
import io.synq.delivery.Screened;
import io.synq.event.Event;
import io.synq.event.EventKey;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /**
   * One result per event, in order. A second event of an id in one group is a duplicate too. What
   * is more than a transaction should hold is {@link Accepted.Later}.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Accepted> accept(List<Posted> group) {
    Map<Posted, Accepted> known = known(group);
    Map<EventKey, Event> added = new HashMap<>();
    Instant now = clock.instant();
    List<Screened> fresh = new ArrayList<>();
    List<Accepted> results = new ArrayList<>();
    for (Posted one : group) {
      Accepted stored = known.get(one);
      Event twin = stored == null ? one.key().map(added::get).orElse(null) : null;
      if (stored != null) {
        results.add(stored);
      } else if (twin != null) {
        results.add(compared(one, twin));
      } else {
        Screened screened = one.accepted(now);
        Event event = screened.event();
        added.put(new EventKey(event.tenantId(), event.eventId()), event);
        fresh.add(screened);
        results.add(new Accepted.New(event, 0, List.of()));
      }
    }
    publish(group, fresh, results);
    return results;
  }

  /** Stores those that are new, and notes what came of them. */
  private void publish(List<Posted> group, List<Screened> fresh, List<Accepted> results) {
    Iterator<Publisher.Outcome> outcomes = publisher.publishScreened(fresh).iterator();
    Map<EventKey, Publisher.NotYet> left = new HashMap<>(0);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Accepted.New accepted) {
        Publisher.Outcome outcome = outcomes.next();
        if (outcome instanceof Publisher.Published done) {
          results.set(i, new Accepted.New(accepted.event(), done.deliveries(), done.wakes()));
        } else if (outcome instanceof Publisher.NotYet reason) {
          left.put(group.get(i).key().orElseThrow(), reason);
          results.set(i, Accepted.Later.of(reason));
        }
      } else if (!left.isEmpty()) {
        Publisher.NotYet reason = group.get(i).key().map(left::get).orElse(null);
        if (reason != null) {
          results.set(i, Accepted.Later.of(reason));
        }
      }
    }
  }

  /** What comes of those whose ids producers gave, and that are stored already. */
  private Map<Posted, Accepted> known(List<Posted> group) {
    List<EventKey> keys = group.stream().flatMap(one -> one.key().stream()).toList();
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<Posted, Accepted> known = new HashMap<>();
    Map<Optional<EventKey>, List<Posted>> byKey = new HashMap<>();
    events.existing(
        keys,
        (key, stored) -> {
          if (byKey.isEmpty()) {
            byKey.putAll(group.stream().collect(Collectors.groupingBy(Posted::key)));
          }
          byKey.get(Optional.of(key)).forEach(one -> known.put(one, compared(one, stored)));
        });
    return known;
  }

  private static Accepted compared(Posted one, Event stored) {
    return one.event().sameAs(stored)
        ? new Accepted.Duplicate(EventSummary.of(stored))
        : new Accepted.Conflict(stored.eventId());
  }
}
