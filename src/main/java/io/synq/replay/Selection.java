package io.synq.replay;

import io.synq.endpoint.Subscriber;
import io.synq.event.EventScan;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Goes through the log, oldest first, for the events that a job is to replay. */
@ApplicationScoped
public class Selection {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration COUNT = Duration.ofSeconds(5);
  private static final int LEAST = 64;
  private static final int MOST = 1024;

  /** A test of one endpoint, kept in the log: nothing that happened. */
  private static final String PING = "ping";

  private EventScan scan;
  private LatestDeliveries deliveries;
  private InstantSource clock = InstantSource.system();

  @Inject
  Selection(EventScan scan, LatestDeliveries deliveries, InstantSource clock) {
    this.scan = scan;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  protected Selection() {}

  /**
   * Some of the events for an endpoint.
   *
   * @param position how far the log was looked through
   * @param atEnd whether that was all of it
   */
  record Found(List<StoredEvent> events, Cursor position, boolean atEnd) {}

  /** The next events for an endpoint, at most so many; fewer when looking for them takes long. */
  Found next(ReplayFilter filter, Subscriber subscriber, Cursor from, int most) {
    Instant deadline = clock.instant().plus(LOOK);
    List<StoredEvent> taken = new ArrayList<>();
    Cursor position = from;
    int chunk = LEAST;
    do {
      List<StoredEvent> rows = scan.after(subscriber.tenantId(), position, filter.to(), chunk);
      for (StoredEvent event : wanted(rows, filter, List.of(subscriber))) {
        taken.add(event);
        if (taken.size() == most) {
          return new Found(taken, event.position(), false);
        }
      }
      if (rows.size() < chunk) {
        return new Found(taken, last(rows, position), true);
      }
      position = last(rows, position);
      chunk = Math.min(MOST, chunk * 2);
    } while (clock.instant().isBefore(deadline));
    return new Found(taken, position, false);
  }

  /** How many deliveries to these endpoints a job would make. */
  ReplayResponse.Count count(
      String tenantId, ReplayFilter filter, Collection<Subscriber> subscribers) {
    Instant deadline = clock.instant().plus(COUNT);
    Cursor position = ReplayTarget.start(filter.from());
    long count = 0;
    List<StoredEvent> rows;
    do {
      rows = scan.after(tenantId, position, filter.to(), MOST);
      count += wanted(rows, filter, subscribers).size();
      position = last(rows, position);
      if (rows.size() < MOST) {
        return new ReplayResponse.Count(count, true);
      }
    } while (clock.instant().isBefore(deadline));
    return new ReplayResponse.Count(count, false);
  }

  private static Cursor last(List<StoredEvent> rows, Cursor otherwise) {
    return rows.isEmpty() ? otherwise : rows.get(rows.size() - 1).position();
  }

  /** An event as often as there are endpoints for it. */
  private List<StoredEvent> wanted(
      List<StoredEvent> rows, ReplayFilter filter, Collection<Subscriber> subscribers) {
    List<StoredEvent> covered =
        rows.stream()
            .filter(event -> !event.summary().eventType().equals(PING))
            .filter(event -> filter.covers(event.summary().eventType()))
            .toList();
    LatestDeliveries.Found latest = latest(covered, filter);
    List<StoredEvent> wanted = new ArrayList<>();
    for (StoredEvent event : covered) {
      String id = event.summary().eventId();
      for (Subscriber subscriber : subscribers) {
        if (subscriber.wants(event.summary().eventType())
            && filter.deliveryStatus().takes(latest.state(id, subscriber.endpointId()))) {
          wanted.add(event);
        }
      }
    }
    return wanted;
  }

  private LatestDeliveries.Found latest(List<StoredEvent> events, ReplayFilter filter) {
    return filter.deliveryStatus() == Choice.ANY || events.isEmpty()
        ? new LatestDeliveries.Found()
        : deliveries.of(
            events.get(0).summary().tenantId(),
            events.stream().map(event -> event.summary().eventId()).toList());
  }
}
