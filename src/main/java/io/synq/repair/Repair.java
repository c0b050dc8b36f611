package io.synq.repair;

import io.synq.audit.AuditLog;
import io.synq.delivery.Deliveries;
import io.synq.delivery.Delivery;
import io.synq.delivery.DeliverySettings;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.OrderKey;
import io.synq.delivery.Redelivery;
import io.synq.delivery.Screened;
import io.synq.delivery.Wake;
import io.synq.delivery.Withdrawal;
import io.synq.deliverylog.DeliveryLog;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.endpoint.TenantSubscribers;
import io.synq.endpoint.Verdict;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do about deliveries: retry, cancel, replay. The caller wakes what is returned. */
@ApplicationScoped
public class Repair {
  private final DeliveryLog log;
  private final Redelivery redelivery;
  private final Withdrawal withdrawal;
  private final Events events;
  private final Subscribers subscribers;
  private final Filters filters;
  private final DeliverySettings settings;
  private final InstantSource clock;
  private final AuditLog audit;

  @Inject
  Repair(
      DeliveryLog log,
      Redelivery redelivery,
      Withdrawal withdrawal,
      Events events,
      Subscribers subscribers,
      Filters filters,
      DeliverySettings settings,
      InstantSource clock,
      AuditLog audit) {
    this.log = log;
    this.redelivery = redelivery;
    this.withdrawal = withdrawal;
    this.events = events;
    this.subscribers = subscribers;
    this.filters = filters;
    this.settings = settings;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * One attempt now, in place of a waiting retry; 409 when it is under way, done, held or behind
   * others of its key. One that has ended goes behind those of its key that wait: no wake-up then.
   */
  @Transactional
  public Optional<Wake> retry(String tenantId, String id) {
    DeliveryResponse delivery = log.get(tenantId, id);
    Subscriber subscriber =
        subscribers.of(Set.of(tenantId)).get(tenantId).get(delivery.endpointId());
    if (subscriber == null) {
      throw Problem.of(ProblemType.ENDPOINT_DELETED, "The endpoint of this delivery was deleted.")
          .exception();
    }
    if (!subscriber.enabled()) {
      throw Problem.of(ProblemType.ENDPOINT_DISABLED, "The endpoint is disabled; enable it first.")
          .exception();
    }
    if (delivery.waitsFor() != null) {
      throw Problem.of(
              ProblemType.DELIVERY_WAITS,
              "It waits for the deliveries of its key that come before it; the first is "
                  + delivery.waitsFor()
                  + ".")
          .exception();
    }
    Optional<Event> event = events.find(tenantId, delivery.eventId());
    OrderKey key =
        DeliveryState.of(delivery.state()).isUnfinished()
            ? null
            : event.map(one -> new Screened(one).orderKey(subscriber, filters)).orElse(null);
    // A delivery that ends meanwhile takes its place behind the others.
    boolean ordered = subscriber.order() != null && event.isPresent();
    Instant due = clock.instant().plus(Deliveries.WAKE_UP_GRACE);
    Optional<Boolean> turn =
        key == null
            ? Optional.of(true)
                .filter(now -> redelivery.retry(tenantId, id, !ordered, due, delivery.expiresAt()))
            : redelivery.rejoin(
                tenantId, delivery.endpointId(), id, key, due, delivery.expiresAt());
    if (turn.isEmpty()) {
      throw notWaiting(tenantId, id, "; replay the event instead.");
    }
    record("delivery.retried", tenantId, delivery, DeliveryState.PENDING);
    int bytes = event.map(one -> one.body().length).orElse(0);
    return turn.filter(now -> now)
        .map(now -> Wake.again(id, tenantId, delivery.endpointId(), bytes));
  }

  /** No more attempts; 409 unless it waits for one. */
  @Transactional
  public void cancel(String tenantId, String id) {
    DeliveryResponse delivery = log.get(tenantId, id);
    if (!withdrawal.withdraw(tenantId, id, "cancelled by hand")) {
      throw notWaiting(tenantId, id, ".");
    }
    record("delivery.cancelled", tenantId, delivery, DeliveryState.CANCELLED);
  }

  private void record(
      String action, String tenantId, DeliveryResponse before, DeliveryState after) {
    audit.record(
        tenantId,
        action,
        before.id(),
        Map.of("event_id", before.eventId(), "state", before.state()),
        Map.of("event_id", before.eventId(), "state", after.text()));
  }

  /**
   * New deliveries of an event: to the named endpoints, whatever they subscribe to; or to all that
   * would get it if it came now, by type and filter. No endpoint is told of itself.
   */
  @Transactional
  public Redelivery.Opened replay(
      String tenantId, String eventId, Optional<List<String>> endpointIds) {
    Event event = events.get(tenantId, eventId);
    TenantSubscribers known = subscribers.of(Set.of(tenantId)).get(tenantId);
    List<String> targets = endpointIds.orElseGet(() -> List.copyOf(known.ids()));
    Screened screened = new Screened(event);
    List<Delivery> opened = new ArrayList<>();
    for (String endpointId : targets) {
      Subscriber target = known.get(endpointId);
      if (target == null) {
        throw Problem.notFound("endpoint").exception();
      }
      Verdict verdict =
          endpointIds.isPresent() ? Verdict.NO_FILTER : screened.verdict(target, filters);
      if (verdict.delivers() && !event.isAbout(endpointId)) {
        opened.add(
            Delivery.of(event, endpointId, clock.instant(), settings.expiry, true, target.enabled())
                .unfiltered(verdict.error())
                .keyed(screened.orderKey(target, filters)));
      }
    }
    Redelivery.Opened done = redelivery.openAll(opened, clock.instant());
    audit.record(
        tenantId, "event.replayed", event.eventId(), null, Map.of("endpoint_ids", targets));
    return done;
  }

  /**
   * Why a delivery could not be changed. An unfinished one is claimed for an attempt then. A new
   * one was claimed when it was made, and nothing tells whether it still waits or is on its way.
   */
  private RuntimeException notWaiting(String tenantId, String id, String advice) {
    DeliveryState state = DeliveryState.of(log.get(tenantId, id).state());
    ProblemType type =
        state.isUnfinished() ? ProblemType.DELIVERY_IN_FLIGHT : ProblemType.DELIVERY_ENDED;
    return Problem.of(type, refusal(state, advice)).exception();
  }

  private static String refusal(DeliveryState state, String advice) {
    if (state == DeliveryState.PENDING || state == DeliveryState.HELD) {
      return "The delivery is new and may be on its way: if it still waits, this can be done "
          + Deliveries.WAKE_UP_GRACE.toSeconds()
          + " seconds after it was made.";
    }
    return "The delivery is " + (state.isUnfinished() ? "on its way" : state.text()) + advice;
  }
}
