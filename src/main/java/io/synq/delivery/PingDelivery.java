package io.synq.delivery;

import io.synq.audit.AuditLog;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Opens a ping's delivery, claimed from the start: nobody else is to send it. */
@ApplicationScoped
public class PingDelivery {
  @Inject Events events;
  @Inject Deliveries deliveries;
  @Inject AuditLog audit;

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Claimed open(Event event, String endpointId, Instant expiresAt) {
    events.append(List.of(event));
    NewDelivery opened =
        NewDelivery.of(
            event,
            endpointId,
            event.acceptedAt(),
            Duration.between(event.acceptedAt(), expiresAt),
            false,
            true);
    deliveries.open(List.of(opened));
    audit.record(
        event.tenantId(),
        "endpoint.pinged",
        endpointId,
        null,
        Map.of("event_id", event.eventId(), "delivery_id", opened.id()));
    return deliveries
        .claim(List.of(opened.wake()))
        .get(0)
        .orElseThrow(() -> Problem.notFound("endpoint").exception());
  }
}
