package io.synq.ping;

import io.synq.delivery.Attempts;
import io.synq.delivery.Claimed;
import io.synq.delivery.Conclusion;
import io.synq.delivery.Conclusions;
import io.synq.deliverylog.AttemptResponse;
import io.synq.deliverylog.DeliveryLog;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.Endpoints;
import io.synq.event.Event;
import io.synq.eventtype.EventTypeName;
import io.synq.outbound.Outcome;
import io.synq.platform.CurrentTrace;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Times;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * Sends an event to one endpoint at once, for somebody to see whether it works, whatever it
 * subscribes to: a {@code ping}, or an example. No retries, and no part in figures.
 */
@ApplicationScoped
public class Ping {
  private static final Duration LIFE = Duration.ofSeconds(25);
  private static final Problem BUSY =
      Problem.of(ProblemType.UNAVAILABLE, "The server is too busy to send this now.");

  private final Endpoints endpoints;
  private final Tenants tenants;
  private final ExampleEvents examples;
  private final PingDelivery delivery;
  private final Conclusions conclusions;
  private final DeliveryLog log;
  private final Attempts attempts;
  private final InstantSource clock;

  @Inject
  Ping(
      Endpoints endpoints,
      Tenants tenants,
      ExampleEvents examples,
      PingDelivery delivery,
      Conclusions conclusions,
      DeliveryLog log,
      Attempts attempts,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.tenants = tenants;
    this.examples = examples;
    this.delivery = delivery;
    this.conclusions = conclusions;
    this.log = log;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** The attempt, once it is made and recorded; 404 if the tenant has no such endpoint. */
  CompletionStage<AttemptResponse> send(String tenantId, String endpointId) {
    Endpoint endpoint = endpoints.get(tenantId, endpointId);
    return send(endpoint, "endpoint.pinged", ping(tenantId, clock.instant()));
  }

  /** The same with what the catalogue has as an example; 422 if it has none. */
  CompletionStage<AttemptResponse> example(String tenantId, String endpointId, String type) {
    Endpoint endpoint = endpoints.get(tenantId, endpointId);
    return send(endpoint, "endpoint.example_sent", examples.of(tenantId, type, clock.instant()));
  }

  private CompletionStage<AttemptResponse> send(Endpoint endpoint, String action, Event event) {
    String tenantId = endpoint.tenantId();
    PingDelivery.Begun begun = delivery.begin(event, endpoint.id(), LIFE, action);
    Claimed claimed = begun.claimed();
    return attempts
        .makeAsked(claimed, event.acceptedAt())
        .thenApply(
            attempt -> {
              boolean unsent = attempt.outcome() instanceof Outcome.Postponed;
              Conclusion conclusion =
                  unsent ? Conclusion.unsent(claimed) : Conclusion.only(claimed, attempt);
              delivery.open(begun);
              conclusions.recordTest(conclusion);
              if (unsent) {
                throw BUSY.exception();
              }
              return log.get(tenantId, claimed.deliveryId()).attempts().get(0);
            });
  }

  private Event ping(String tenantId, Instant now) {
    String id = Ids.uuid().toString();
    String body =
        Json.createObjectBuilder()
            .add("workspace", tenants.find(tenantId).orElseThrow().slug())
            .add("event_id", id)
            .add("event_time", Times.format(now))
            .add("ping", Json.createObjectBuilder().add("message", "A test from Synq Events"))
            .build()
            .toString();
    return new Event(
            tenantId,
            id,
            EventTypeName.PING,
            now,
            now,
            Event.Actor.server(tenantId),
            body.getBytes(StandardCharsets.UTF_8))
        .traced(CurrentTrace.get());
  }
}
