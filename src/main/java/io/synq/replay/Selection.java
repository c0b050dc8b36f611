package io.synq.replay;

import io.synq.delivery.FailedEvents;
import io.synq.delivery.OrderKey;
import io.synq.delivery.Screened;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Verdict;
import io.synq.event.EventScan;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import io.synq.event.EventsInOrder;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.CostlyWork;
import io.synq.platform.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
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
   * A transaction that began so long ago is committed by now, or never will be. A node that was
   * killed no longer says how far it is settled; readers of the log wait for that, a job does not.
   */
  private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(30);

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

  /** Whether it may take long to tell what an endpoint is to get: by what bodies say. */
  boolean isCostly(ReplayFilter filter, Subscriber subscriber) {
    return filter.narrowing().text() != null || subscriber.filter() != null;
  }

  /**
   * The next events for an endpoint, at most so many; fewer when looking for them takes long. Up to
   * where the log is settled, so that what is being committed meanwhile is not passed by.
   */
  CostlyWork.Steps<Found> next(ReplayFilter filter, Subscriber subscriber, Cursor from, int most) {
    return new Next(filter, subscriber, from, most);
  }

  /**
   * A part of the log.
   *
   * @param all how many events were read
   * @param end where it ends
   * @param covered those that may be replayed, one after the other
   */
  private record Part(
      int all, Cursor end, Iterator<StoredEvent> covered, LatestDeliveries.Found latest) {}

  private Part part(
      String tenantId, ReplayFilter filter, Cursor position, Instant before, int most) {
    EventsInOrder log = filter.deliveryStatus() == Choice.FAILED ? failed : scan;
    List<StoredEvent> rows = log.after(tenantId, position, before, most);
    Cursor end = rows.isEmpty() ? position : rows.get(rows.size() - 1).position();
    List<StoredEvent> covered =
        rows.stream()
            .distinct()
            .filter(event -> !event.isTest())
            .filter(event -> filter.covers(event.summary()))
            .toList();
    return new Part(rows.size(), end, covered.iterator(), latest(covered, filter));
  }

  /** A step looks at one event. */
  private final class Next implements CostlyWork.Steps<Found> {
    private final ReplayFilter filter;
    private final Subscriber subscriber;
    private final int most;
    private final List<Taken> taken = new ArrayList<>();
    private Cursor position;
    private Instant deadline = Instant.MIN;
    private Instant end = Instant.MIN;
    private int chunk;
    private @Nullable Part part;

    Next(ReplayFilter filter, Subscriber subscriber, Cursor from, int most) {
      this.filter = filter;
      this.subscriber = subscriber;
      this.position = from;
      this.most = most;
      this.chunk = most;
    }

    @Override
    public Optional<Found> next() {
      if (part == null) {
        part = read();
      }
      if (part.covered.hasNext()) {
        StoredEvent event = part.covered.next();
        look(event, part.latest);
        return taken.size() == most || late(deadline)
            ? Optional.of(new Found(taken, event.position(), false))
            : Optional.empty();
      }
      position = part.end;
      boolean more = part.all == chunk;
      if (!more || late(deadline)) {
        return Optional.of(new Found(taken, position, !more && end.equals(filter.to())));
      }
      chunk = Math.min(MOST, chunk * 2);
      part = null;
      return Optional.empty();
    }

    /** Its time begins with its first turn, however long it waited for that. */
    private Part read() {
      if (deadline.equals(Instant.MIN)) {
        deadline = clock.instant().plus(LOOK);
        Instant settled = settled();
        end = settled.isBefore(filter.to()) ? settled : filter.to();
      }
      return part(subscriber.tenantId(), filter, position, end, chunk);
    }

    private void look(StoredEvent event, LatestDeliveries.Found latest) {
      Verdict verdict = verdict(event, filter, latest, subscriber);
      if (verdict.delivers()) {
        taken.add(new Taken(event, verdict.error(), orderKey(event, subscriber)));
      }
    }
  }

  private Instant settled() {
    Instant told = settlement.settled();
    Instant committed = clock.instant().minus(COMMITTED_WITHIN);
    return told.isBefore(committed) ? committed : told;
  }

  /** How many deliveries to these endpoints a job would make; not all if that takes long. */
  CostlyWork.Steps<ReplayResponse.Count> count(
      String tenantId, ReplayFilter filter, Collection<Subscriber> subscribers) {
    return new Count(tenantId, filter, subscribers);
  }

  /** A step asks for one endpoint whether it is to get one event. */
  private final class Count implements CostlyWork.Steps<ReplayResponse.Count> {
    private final String tenantId;
    private final ReplayFilter filter;
    private final Collection<Subscriber> subscribers;
    private Instant deadline = Instant.MIN;
    private Iterator<Subscriber> left = Collections.emptyIterator();
    private @Nullable StoredEvent event;
    private @Nullable Part part;
    private Cursor position;
    private long count;

    Count(String tenantId, ReplayFilter filter, Collection<Subscriber> subscribers) {
      this.tenantId = tenantId;
      this.filter = filter;
      this.subscribers = subscribers;
      this.position = ReplayTarget.start(filter.from());
    }

    @Override
    public Optional<ReplayResponse.Count> next() {
      if (deadline.equals(Instant.MIN)) {
        // However long it waited for its first turn.
        deadline = clock.instant().plus(COUNT);
      } else if (late(deadline)) {
        return Optional.of(new ReplayResponse.Count(count, false));
      }
      if (part == null) {
        part = part(tenantId, filter, position, filter.to(), MOST);
      }
      if (event != null && left.hasNext()) {
        count += verdict(event, filter, part.latest, left.next()).delivers() ? 1 : 0;
      } else if (part.covered.hasNext()) {
        event = part.covered.next();
        left = subscribers.iterator();
      } else if (part.all < MOST) {
        return Optional.of(new ReplayResponse.Count(count, true));
      } else {
        position = part.end;
        part = null;
      }
      return Optional.empty();
    }
  }

  private boolean late(Instant deadline) {
    return !clock.instant().isBefore(deadline);
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

  /** The key by which it keeps its order there; the body is read only if the key comes from it. */
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
