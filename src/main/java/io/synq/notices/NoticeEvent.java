package io.synq.notices;

import io.synq.event.Envelope;
import io.synq.event.Event;
import io.synq.platform.Ids;
import io.synq.platform.Times;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A notice as an event of its tenant's log. */
final class NoticeEvent {
  private NoticeEvent() {}

  /**
   * In the log, its user is the endpoint that it tells of, by which it is found and kept from that
   * endpoint; to receivers, nobody did it, as they are told UUIDs only.
   */
  static Event of(Notice notice, NamedEndpoint endpoint, Instant now) {
    String id = Ids.uuid().toString();
    String type = notice.kind().eventType();
    Event.Actor nobody = Event.Actor.server(notice.tenantId());
    byte[] payload = payload(notice, endpoint).build().toString().getBytes(StandardCharsets.UTF_8);
    byte[] body = new Envelope(id, type, notice.until(), notice.tenantId(), nobody).body(payload);
    Event.Actor endpointOf = Event.Actor.endpoint(notice.tenantId(), notice.endpointId());
    return new Event(notice.tenantId(), id, type, notice.until(), now, endpointOf, body);
  }

  private static JsonObjectBuilder payload(Notice notice, NamedEndpoint endpoint) {
    JsonObjectBuilder payload =
        Json.createObjectBuilder()
            .add("endpoint_id", notice.endpointId())
            .add("url", endpoint.url());
    if (endpoint.description() == null) {
      payload.addNull("description");
    } else {
      payload.add("description", endpoint.description());
    }
    return switch (notice.kind()) {
      case FAILING ->
          payload
              .add("failing_since", Times.format(notice.since()))
              .add("failed_attempts", notice.times());
      case DISABLED ->
          payload
              .add("reason", String.valueOf(notice.reason()))
              .add("disabled_at", Times.format(notice.since()));
      case FAILED, SKIPPED ->
          payload
              .add("deliveries", notice.times())
              .add("since", Times.format(notice.since()))
              .add("until", Times.format(notice.until()))
              .add("delivery_ids", ids(notice));
    };
  }

  private static JsonArrayBuilder ids(Notice notice) {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    notice.deliveryIds().forEach(ids::add);
    return ids;
  }
}
