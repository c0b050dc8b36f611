package io.synq.deliverylog;

import io.synq.delivery.SentBodies;
import io.synq.event.Events;
import io.synq.outbound.FailureKind;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The bodies that attempts sent. */
@ApplicationScoped
public class AttemptBodies {
  private static final String NOT_MADE = FailureKind.TRANSFORM.text();

  private final DeliveryLog log;
  private final AttemptLog attempts;
  private final Events events;
  private final SentBodies bodies;

  @Inject
  AttemptBodies(DeliveryLog log, AttemptLog attempts, Events events, SentBodies bodies) {
    this.log = log;
    this.attempts = attempts;
    this.events = events;
    this.bodies = bodies;
  }

  /** The exact bytes; 404 if the tenant has no such attempt, or it had nothing to send. */
  byte[] of(String tenantId, String deliveryId, String attemptId) {
    AttemptResponse attempt = log.attempt(tenantId, deliveryId, attemptId);
    if (attempt.error() != null && attempt.error().kind().equals(NOT_MADE)) {
      throw Problem.notFound("body: nothing was sent").exception();
    }
    return attempt.transformed()
        ? bodies
            .find(tenantId, deliveryId, attempts.bodyHash(deliveryId, attemptId).orElseThrow())
            .orElseThrow(() -> Problem.notFound("body any more").exception())
        : events.get(tenantId, log.eventId(tenantId, deliveryId)).body();
  }
}
