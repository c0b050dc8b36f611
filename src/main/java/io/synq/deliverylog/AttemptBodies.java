package io.synq.deliverylog;

import io.synq.delivery.SentBodies;
import io.synq.event.Events;
import io.synq.outbound.FailureKind;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;

/** The bodies that attempts sent. */
@ApplicationScoped
public class AttemptBodies {
  private static final String NOT_MADE = FailureKind.TRANSFORM.name().toLowerCase(Locale.ROOT);

  @PersistenceContext EntityManager entities;
  @Inject DeliveryLog log;
  @Inject Events events;
  @Inject SentBodies bodies;

  /** The exact bytes; 404 if the tenant has no such attempt, or it had nothing to send. */
  byte[] of(String tenantId, String deliveryId, String attemptId) {
    DeliveryResponse delivery = log.get(tenantId, deliveryId);
    AttemptResponse attempt = log.attempt(tenantId, deliveryId, attemptId);
    if (attempt.error() != null && attempt.error().kind().equals(NOT_MADE)) {
      throw Problem.notFound("body: nothing was sent").exception();
    }
    return attempt.transformed()
        ? bodies
            .find(tenantId, deliveryId, hash(deliveryId, attemptId))
            .orElseThrow(() -> Problem.notFound("body any more").exception())
        : events.get(tenantId, delivery.eventId()).body();
  }

  private String hash(String deliveryId, String attemptId) {
    return entities
        .createQuery(
            "select a.bodyHash from Attempt a where a.deliveryId = :delivery and a.id = :id",
            String.class)
        .setParameter("delivery", deliveryId)
        .setParameter("id", attemptId)
        .getSingleResult();
  }
}
