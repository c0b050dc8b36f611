package io.synq.delivery;

import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.endpoint.TenantSubscribers;
import io.synq.endpoint.Verdict;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.event.LiveTraffic;
import io.synq.platform.Drain;
import io.synq.trace.Step;
import io.synq.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores events and opens a delivery for each endpoint that wants them, in one transaction. */
@ApplicationScoped
public class Publisher {
  private final Events events;
  private final Deliveries deliveries;
  private final OrderJoin lines;
  private final Subscribers subscribers;
  private final NodeClaims claims;
  private final FreshClaims fresh;
  private final Bodies bodies;
  private final Filters filters;
  private final DeliverySettings settings;
  private final LiveTraffic traffic;
  private final Drain drain;
  private final DeliverySpans spans;

  @Inject
  public Publisher(
      Events events,
      Deliveries deliveries,
      OrderJoin lines,
      Subscribers subscribers,
      NodeClaims claims,
      FreshClaims fresh,
      Bodies bodies,
      Filters filters,
      DeliverySettings settings,
      LiveTraffic traffic,
      Drain drain,
      Tracing tracing) {
    this.events = events;
    this.deliveries = deliveries;
    this.lines = lines;
    this.subscribers = subscribers;
    this.claims = claims;
    this.fresh = fresh;
    this.bodies = bodies;
    this.filters = filters;
    this.settings = settings;
    this.traffic = traffic;
    this.drain = drain;
    this.spans = new DeliverySpans(tracing);
  }

  /** What became of an event of a group. */
  public sealed interface Outcome {}

  /**
   * An event that was stored.
   *
   * @param deliveries how many were opened, those held by disabled endpoints included
   * @param wakes of those that can be made now
   */
  public record Published(int deliveries, List<Wake> wakes) implements Outcome {}

  /** Why an event of a group was not stored with the others. */
  public enum NotYet implements Outcome {
    /** Enough deliveries are opened: it is for the next transaction. */
    FULL,
    /** Expressions have to be asked about it, which takes too long for this transaction. */
    UNASKED
  }

  /**
   * To be followed by {@link DeliveryQueue#wake} once the transaction is committed.
   *
   * @param published new events, not known to their tenants yet
   * @return what became of each event, in order
   */
  @Transactional
  public List<Published> publish(List<Event> published) {
    List<Step> steps = spans.accepted(published);
    List<Published> results =
        store(published.stream().map(Screened::new).toList(), null).stream()
            .map(Published.class::cast)
            .toList();
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).with("synq.deliveries", results.get(i).deliveries()).end();
    }
    return results;
  }

  /**
   * The same for events whose filters were asked before the transaction. What would make it too
   * long is not stored yet: many deliveries, after the first event, and filters that were not
   * asked.
   */
  @Transactional
  public List<Outcome> publishScreened(List<Screened> published) {
    return store(published, new GroupBounds(filters));
  }

  private List<Outcome> store(List<Screened> published, @Nullable GroupBounds bounds) {
    if (published.isEmpty()) {
      return List.of();
    }
    traffic.came(published.get(0).event().acceptedAt());
    Set<String> tenants =
        published.stream().map(one -> one.event().tenantId()).collect(Collectors.toSet());
    Map<String, TenantSubscribers> known = subscribers.of(tenants);
    String claim = claims.next();
    // On its way out, this node leaves them to the others, due at once.
    boolean staying = !drain.begun();
    List<Delivery> opened = new ArrayList<>();
    List<Awake> ordered = new ArrayList<>(0);
    List<Event> stored = new ArrayList<>(published.size());
    List<Outcome> results = new ArrayList<>(published.size());
    for (Screened screened : published) {
      Event event = screened.event();
      TenantSubscribers endpoints = known.get(event.tenantId());
      if (bounds != null && !bounds.hasRoom(event.tenantId(), opened.size())) {
        results.add(NotYet.FULL);
        continue;
      }
      if (bounds != null && !bounds.isAsked(screened, endpoints)) {
        results.add(NotYet.UNASKED);
        continue;
      }
      stored.add(event);
      List<Wake> wakes = new ArrayList<>();
      int before = opened.size();
      for (Subscriber subscriber : endpoints.wanting(event.eventType())) {
        Verdict verdict = screened.verdict(subscriber, filters);
        if (verdict.delivers()) {
          Delivery delivery =
              Delivery.of(
                      event,
                      subscriber.endpointId(),
                      event.acceptedAt(),
                      settings.expiry,
                      false,
                      subscriber.enabled() && staying)
                  .unfiltered(verdict.error())
                  .keyed(screened.orderKey(subscriber, filters));
          Awake awake = new Awake(delivery, event, subscriber, wakes);
          opened.add(delivery);
          if (delivery.orderKey() != null) {
            ordered.add(awake);
          } else if (subscriber.enabled() && staying) {
            begin(awake, claim);
          }
        }
      }
      if (opened.size() - before > 1) {
        bodies.put(new Bodies.Key(event.tenantId(), event.eventId()), event.body());
      }
      results.add(new Published(opened.size() - before, wakes));
      if (bounds != null) {
        bounds.opened(event.tenantId(), opened.size());
      }
    }
    events.append(stored);
    if (!ordered.isEmpty()) {
      beginInTurn(ordered, claim, staying);
    }
    deliveries.open(opened);
    return results;
  }

  /** A delivery that can be made at once. */
  private record Awake(Delivery delivery, Event event, Subscriber subscriber, List<Wake> wakes) {}

  /** This node makes its first attempt. */
  private void begin(Awake one, String claim) {
    one.delivery.claimed(claim);
    fresh.add(Claimed.first(one.delivery, one.event, claim, one.subscriber));
    one.wakes.add(one.delivery.wake());
  }

  /** The same for those of endpoints that keep order, as far as it is their turn. */
  private void beginInTurn(List<Awake> ordered, String claim, boolean staying) {
    Instant now = ordered.get(0).event.acceptedAt();
    lines.join(ordered.stream().map(Awake::delivery).toList(), now);
    for (Awake one : ordered) {
      if (!one.delivery.waitsForItsTurn() && one.subscriber.enabled() && staying) {
        begin(one, claim);
      }
    }
  }
}
