package io.synq.rendering;

import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.SubjectPath;
import io.synq.platform.Times;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A CloudEvent 1.0 in structured mode, as JSON. */
final class CloudEvent {
  private static final SubjectPath TIMESTAMP = new SubjectPath(List.of("timestamp"));
  private static final SubjectPath EVENT_TIME = new SubjectPath(List.of("event_time"));

  private CloudEvent() {}

  /**
   * The same for each attempt.
   *
   * @param subject left out where it has a character that attributes may not have
   * @param data JSON, whose bytes are taken over as they are
   */
  static byte[] of(Original event, Optional<String> subject, byte[] data) {
    JsonObjectBuilder attributes =
        Json.createObjectBuilder()
            .add("specversion", "1.0")
            .add("id", event.eventId())
            .add("source", "urn:uuid:" + event.tenantId())
            .add("type", event.eventType());
    time(event).ifPresent(time -> attributes.add("time", time));
    subject.filter(CloudEvent::isString).ifPresent(it -> attributes.add("subject", it));
    String head = attributes.add("datacontenttype", "application/json").build().toString();
    byte[] start =
        (head.substring(0, head.length() - 1) + ",\"data\":").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream(start.length + data.length + 1);
    body.writeBytes(start);
    body.writeBytes(data);
    body.write('}');
    return body.toByteArray();
  }

  /** When it happened, as its envelope says. */
  private static Optional<String> time(Original event) {
    SubjectPath path = EventTypeName.isWorkspace(event.eventType()) ? EVENT_TIME : TIMESTAMP;
    return path.in(event.body()).flatMap(Times::parse).map(Times::format);
  }

  /** Whether attributes may have all of its characters (CloudEvents 1.0.2, section 3.1.1). */
  private static boolean isString(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.SURROGATE
                    || (point & 0xfffe) == 0xfffe
                    || (point >= 0xfdd0 && point <= 0xfdef));
  }
}
