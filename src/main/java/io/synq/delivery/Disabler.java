package io.synq.delivery;

import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.EndpointState;
import io.synq.endpoint.Endpoints;
import io.synq.event.Envelope;
import io.synq.event.Event;
import io.synq.platform.Ids;
import io.synq.platform.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Disables an endpoint that is gone or only fails, and tells its tenant by an event. */
@ApplicationScoped
public class Disabler {
  static final String EVENT_TYPE = "endpoint.disabled";
  private static final System.Logger LOG = System.getLogger(Disabler.class.getName());

  @Inject Endpoints endpoints;
  @Inject Publisher publisher;
  @Inject DeliveryQueue queue;
  @Inject InstantSource clock;

  /** No change if it is disabled or deleted already. A failure here never ends a delivery. */
  void disable(String tenantId, String endpointId, DisabledReason reason) {
    try {
      boolean enabled =
          endpoints
              .find(tenantId, endpointId)
              .filter(endpoint -> endpoint.state() == EndpointState.ENABLED)
              .isPresent();
      if (enabled) {
        Endpoint endpoint = endpoints.disable(tenantId, endpointId, reason);
        LogLine.of("endpoint.disabled")
            .id("tenant", tenantId)
            .id("endpoint", endpointId)
            .with("reason", reason.name().toLowerCase(Locale.ROOT))
            .info(LOG);
        publisher
            .publish(List.of(event(endpoint, reason)))
            .forEach(published -> queue.wake(published.wakes()));
      }
    } catch (RuntimeException e) {
      LogLine.of("endpoint.not_disabled")
          .id("tenant", tenantId)
          .id("endpoint", endpointId)
          .error(LOG, e);
    }
  }

  private Event event(Endpoint endpoint, DisabledReason reason) {
    Instant now = clock.instant();
    String payload =
        Json.createObjectBuilder()
            .add("endpoint_id", endpoint.id())
            .add("url", endpoint.url())
            .add("reason", reason.name().toLowerCase(Locale.ROOT))
            .build()
            .toString();
    Event.Actor actor = Event.Actor.server(endpoint.tenantId());
    String id = Ids.uuid().toString();
    byte[] body =
        new Envelope(id, EVENT_TYPE, now, endpoint.tenantId(), actor)
            .body(payload.getBytes(StandardCharsets.UTF_8));
    return new Event(endpoint.tenantId(), id, EVENT_TYPE, now, now, actor, body);
  }
}
