package io.synq.replay;

import io.synq.delivery.FailedEvents;
import io.synq.delivery.OrderKey;
import io.synq.delivery.Screened;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Verdict;
import io.synq.event.Event;
import io.synq.event.EventScan;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import io.synq.event.EventsInOrder;
import io.synq.event.Settlement;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the log, oldest first, for the events that a job is to replay. */
@ApplicationScoped
public class Selection {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration COUNT = Duration.ofSeconds(5);
  private static final int MOST = 1024;

  /**
   * What was under way so long ago is in the log by now, or never will be. A node that was killed
   * says nothing more of what it has settled, which readers of the log wait for; a job does not.
   */
  private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(30);

  /** A test of one endpoint, kept in the log: nothing that happened. */
  private static final String PING = "ping";

  private final EventScan scan;
  private final FailedEvents failed;
  private final Settlement settlement;
  private final LatestDeliveries deliveries;
  private final Events events;
  private final Filters filters;
  private final InstantSource clock;

  @Inject
  Selection(
      EventScan scan,
      FailedEvents failed,
      Settlement settlement,
      LatestDeliveries deliveries,
      Events events,
      Filters filters,
      InstantSource clock) {
    this.scan = scan;
    this.failed = failed;
    this.settlement = settlement;
    this.deliveries = deliveries;
    this.events = events;
    this.filters = filters;
    this.clock = clock;
  }

  /**
   * An event to be delivered once more.
   *
   * @param filterError why the endpoint's filter could not be evaluated; null otherwise
   * @param orderKey by which the endpoint keeps order; null if it does not
   */
  record Taken(StoredEvent event, @Nullable String filterError, @Nullable OrderKey orderKey) {}

  /**
   * Some of the events for an endpoint.
   *
   * @param position how far the log was looked through
   * @param atEnd whether that was all of it
   */
  record Found(List<Taken> taken, Cursor position, boolean atEnd) {}

  /**
   * The next events for an endpoint, at most so many; fewer when looking for them takes long. Up to
   * where the log is settled, so that what is being committed meanwhile is not passed by.
   */
  Found next(ReplayFilter filter, Subscriber subscriber, Cursor from, int most) {
    Instant deadline = clock.instant().plus(LOOK);
    Instant settled = settled();
    boolean toItsEnd = !settled.isBefore(filter.to());
    Instant end = toItsEnd ? filter.to() : settled;
    List<Taken> taken = new ArrayList<>();
    Cursor position = from;
    for (int chunk = most; ; chunk = Math.min(MOST, chunk * 2)) {
      List<StoredEvent> rows = after(subscriber.tenantId(), filter, position, end, chunk);
      List<StoredEvent> covered = covered(rows, filter);
      LatestDeliveries.Found latest = latest(covered, filter);
      for (StoredEvent event : covered) {
        Verdict verdict = verdict(event, filter, latest, subscriber);
        if (verdict.delivers()) {
          taken.add(new Taken(event, verdict.error(), orderKey(event, subscriber)));
        }
        if (taken.size() == most || late(deadline)) {
          return new Found(taken, event.position(), false);
        }
      }
      position = last(rows, position);
      if (rows.size() < chunk || late(deadline)) {
        return new Found(taken, position, toItsEnd && rows.size() < chunk);
      }
    }
  }

  private Instant settled() {
    Instant told = settlement.settled();
    Instant committed = clock.instant().minus(COMMITTED_WITHIN);
    return told.isBefore(committed) ? committed : told;
  }

  /** How many deliveries to these endpoints a job would make. */
  ReplayResponse.Count count(
      String tenantId, ReplayFilter filter, Collection<Subscriber> subscribers) {
    Instant deadline = clock.instant().plus(COUNT);
    Cursor position = ReplayTarget.start(filter.from());
    long count = 0;
    List<StoredEvent> rows;
    do {
      rows = after(tenantId, filter, position, filter.to(), MOST);
      List<StoredEvent> covered = covered(rows, filter);
      LatestDeliveries.Found latest = latest(covered, filter);
      for (StoredEvent event : covered) {
        count +=
            subscribers.stream()
                .filter(one -> verdict(event, filter, latest, one).delivers())
                .count();
        if (late(deadline)) {
          return new ReplayResponse.Count(count, false);
        }
      }
      position = last(rows, position);
    } while (rows.size() == MOST);
    return new ReplayResponse.Count(count, true);
  }

  /** The next of the log; only those with a failed delivery where no other is of interest. */
  private List<StoredEvent> after(
      String tenantId, ReplayFilter filter, Cursor position, Instant before, int most) {
    EventsInOrder log = filter.deliveryStatus() == Choice.FAILED ? failed : scan;
    return log.after(tenantId, position, before, most);
  }

  private boolean late(Instant deadline) {
    return !clock.instant().isBefore(deadline);
  }

  private static Cursor last(List<StoredEvent> rows, Cursor otherwise) {
    return rows.isEmpty() ? otherwise : rows.get(rows.size() - 1).position();
  }

  /** What was sent to one endpoint for somebody to see whether it works. */
  private static boolean isTest(EventSummary event) {
    return event.eventType().equals(PING) || Event.Actor.isExample(event.userId(), event.role());
  }

  private static List<StoredEvent> covered(List<StoredEvent> rows, ReplayFilter filter) {
    return rows.stream()
        .distinct()
        .filter(event -> !isTest(event.summary()))
        .filter(event -> filter.covers(event.summary()))
        .toList();
  }

  /** Whether the endpoint is to get it: cheap questions first, and the body only for a filter. */
  private Verdict verdict(
      StoredEvent event,
      ReplayFilter filter,
      LatestDeliveries.Found latest,
      Subscriber subscriber) {
    EventSummary summary = event.summary();
    Optional<String> state = latest.state(summary.eventId(), subscriber.endpointId());
    if (summary.isAbout(subscriber.endpointId())
        || !subscriber.wants(summary.eventType())
        || !filter.deliveryStatus().takes(state)) {
      return Verdict.NOT_WANTED;
    }
    String text = filter.narrowing().text();
    if (subscriber.filter() == null && text == null) {
      return Verdict.NO_FILTER;
    }
    return events
        .find(summary.tenantId(), summary.eventId())
        .filter(found -> text == null || found.says(text))
        .map(found -> new Screened(found).verdict(subscriber, filters))
        .orElse(Verdict.NOT_WANTED);
  }

  /** By which it keeps its order there; the body is read only if that gives it. */
  private @Nullable OrderKey orderKey(StoredEvent event, Subscriber subscriber) {
    EventSummary summary = event.summary();
    return subscriber.order() == null
        ? null
        : events
            .find(summary.tenantId(), summary.eventId())
            .map(found -> new Screened(found).orderKey(subscriber, filters))
            .orElse(OrderKey.NONE);
  }

  private LatestDeliveries.Found latest(List<StoredEvent> events, ReplayFilter filter) {
    return filter.deliveryStatus() == Choice.ANY || events.isEmpty()
        ? new LatestDeliveries.Found()
        : deliveries.of(
            events.get(0).summary().tenantId(),
            events.stream().map(event -> event.summary().eventId()).toList());
  }
}
