package io.synq.event;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Instant;

/**
 * An event as the API shows it.
 *
 * @param body the delivered document
 */
public record EventResponse(
    String eventId,
    String eventType,
    Instant timestamp,
    Instant acceptedAt,
    String tenantId,
    String orgId,
    String userId,
    String role,
    JsonValue body) {

  static EventResponse of(Event event) {
    Event.Actor actor = event.actor();
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(event.body()))) {
      return new EventResponse(
          event.eventId(),
          event.eventType(),
          event.occurredAt(),
          event.acceptedAt(),
          event.tenantId(),
          actor.orgId(),
          actor.userId(),
          actor.role(),
          reader.readValue());
    }
  }
}
