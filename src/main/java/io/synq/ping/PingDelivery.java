package io.synq.ping;

import io.synq.audit.AuditLog;
import io.synq.delivery.Claimed;
import io.synq.delivery.Deliveries;
import io.synq.delivery.Delivery;
import io.synq.delivery.NodeClaims;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The delivery of a ping or an example. It is opened once its attempt was made: nobody else is to
 * send it, and until then it would be counted among what waits.
 */
@ApplicationScoped
public class PingDelivery {
  private final Events events;
  private final Deliveries deliveries;
  private final Subscribers subscribers;
  private final NodeClaims claims;
  private final AuditLog audit;

  @Inject
  PingDelivery(
      Events events,
      Deliveries deliveries,
      Subscribers subscribers,
      NodeClaims claims,
      AuditLog audit) {
    this.events = events;
    this.deliveries = deliveries;
    this.subscribers = subscribers;
    this.claims = claims;
    this.audit = audit;
  }

  /** A delivery that is to be attempted. */
  record Begun(Delivery delivery, Claimed claimed) {}

  /**
   * Stores the event.
   *
   * @param action what the audit log says was done
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Begun begin(Event event, String endpointId, Duration life, String action) {
    String tenantId = event.tenantId();
    Subscriber subscriber = subscribers.of(Set.of(tenantId)).get(tenantId).get(endpointId);
    if (subscriber == null) {
      throw Problem.notFound("endpoint").exception();
    }
    events.append(List.of(event));
    String claim = claims.next();
    Delivery delivery =
        Delivery.of(event, endpointId, event.acceptedAt(), life, false, true).claimed(claim);
    audit.record(
        tenantId,
        action,
        endpointId,
        null,
        Map.of("event_id", event.eventId(), "delivery_id", delivery.id()));
    return new Begun(delivery, Claimed.first(delivery, event, claim, subscriber));
  }

  /** Stores the delivery, with the claim that its conclusion ends. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void open(Begun begun) {
    deliveries.open(List.of(begun.delivery()));
  }
}
