package io.synq.ping;

import io.synq.event.Envelope;
import io.synq.event.Event;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeResponse;
import io.synq.eventtype.EventTypes;
import io.synq.platform.CurrentTrace;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes events of the examples in the catalogue. They did not happen: nobody is their actor. */
@ApplicationScoped
public class ExampleEvents {
  private final EventTypes types;
  private final Tenants tenants;

  @Inject
  ExampleEvents(EventTypes types, Tenants tenants) {
    this.types = types;
    this.tenants = tenants;
  }

  /** An event of now; 422 if the catalogue has no example of this type. */
  Event of(String tenantId, String type, Instant now) {
    JsonObject example =
        types
            .described(tenantId, type)
            .map(EventTypeResponse::example)
            .orElseThrow(
                () ->
                    Problem.invalid("/event_type", "has no example in the catalogue").exception());
    String id = Ids.uuid().toString();
    Event.Actor actor = Event.Actor.example(tenantId);
    byte[] body =
        EventTypeName.isWorkspace(type)
            ? bytes(renewed(example, tenants.find(tenantId).orElseThrow().slug(), id, now))
            : new Envelope(id, type, now, tenantId, actor).body(bytes(example));
    return new Event(tenantId, id, type, now, now, actor, body).traced(CurrentTrace.get());
  }

  private static JsonObject renewed(JsonObject example, String slug, String id, Instant now) {
    return Json.createObjectBuilder(example)
        .add("workspace", slug)
        .add("event_id", id)
        .add("event_time", Times.format(now))
        .build();
  }

  private static byte[] bytes(JsonObject json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
