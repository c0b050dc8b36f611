package io.synq.event;

import io.synq.platform.Times;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The commerce envelope: {@code DomainEvent}. */
public record Envelope(
    String eventId, String eventType, Instant timestamp, String tenantId, Event.Actor actor) {

  /** The document to deliver, around a payload whose bytes are taken over as they are. */
  public byte[] body(byte[] payload) {
    StringBuilder head = new StringBuilder(320);
    member(head.append('{'), "event_id", eventId);
    member(head.append(','), "event_type", eventType);
    member(head.append(','), "timestamp", Times.format(timestamp));
    member(head.append(','), "tenant_id", tenantId);
    member(head.append(','), "org_id", actor.orgId());
    member(head.append(','), "user_id", actor.userId());
    member(head.append(','), "role", actor.role());
    byte[] start = head.append(",\"payload\":").toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream(start.length + payload.length + 1);
    body.writeBytes(start);
    body.writeBytes(payload);
    body.write('}');
    return body.toByteArray();
  }

  /** Values hold no control characters: intake refuses them. */
  private static void member(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\');
      }
      json.append(c);
    }
    json.append('"');
  }
}
