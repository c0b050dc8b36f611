package io.synq.intake;

import io.synq.event.Event;
import io.synq.eventtype.EventTypeName;
import io.synq.platform.CurrentTrace;
import io.synq.platform.Names;
import io.synq.platform.Times;
import io.synq.platform.Violations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one event, judged together. */
final class EventMembers {
  static final int MAX_ROLE = 64;

  private final String tenantId;
  private final Map<String, String> texts;
  private final Set<String> seen;
  private final Violations wrong;

  EventMembers(String tenantId, Map<String, String> texts, Set<String> seen, Violations wrong) {
    this.tenantId = tenantId;
    this.texts = texts;
    this.seen = seen;
    this.wrong = wrong;
  }

  EventReader.Read event(byte @Nullable [] payload) {
    for (String name : List.of("event_type", "org_id", "user_id", "role", "payload")) {
      if (!seen.contains(name)) {
        violation(name, "is required");
      }
    }
    Optional<String> eventId = uuid("event_id");
    Optional<String> tenant = uuid("tenant_id");
    if (tenant.isPresent() && !tenant.get().equals(tenantId)) {
      violation("tenant_id", "is not the tenant of the API key");
    }
    String type = texts.getOrDefault("event_type", "");
    if (texts.containsKey("event_type") && !EventTypeName.isCommerce(type)) {
      violation("event_type", "must be a name like domain.action in lower case");
    }
    if (EventTypeName.isNotice(type)) {
      violation("event_type", "is a type that only the server itself tells of");
    }
    Optional<Instant> timestamp = optional("timestamp").flatMap(this::time);
    Event.Actor actor =
        new Event.Actor(
            uuid("org_id").orElse(""), uuid("user_id").orElse(""), printable("role", MAX_ROLE));
    if (!wrong.isEmpty()) {
      return EventReader.refused(wrong.problem());
    }
    return new EventReader.Read(
        Optional.of(
            new NewEvent(
                tenantId,
                eventId,
                type,
                timestamp,
                actor,
                Objects.requireNonNull(payload),
                CurrentTrace.get())),
        Optional.empty());
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  private Optional<String> uuid(String name) {
    Optional<String> text = optional(name);
    Optional<String> uuid = text.flatMap(Names::uuid);
    if (text.isPresent() && uuid.isEmpty()) {
      violation(name, "must be a UUID");
    }
    return uuid;
  }

  /** Cut to milliseconds, since times are written so. */
  private Optional<Instant> time(String value) {
    Optional<Instant> time = Times.parse(value);
    if (time.isEmpty()) {
      violation("timestamp", "must be a time like 2024-12-04T15:32:07.412Z");
    }
    return time.map(found -> found.truncatedTo(ChronoUnit.MILLIS));
  }

  private String printable(String name, int max) {
    String value = texts.getOrDefault(name, "");
    if (texts.containsKey(name) && Names.printable(value, max).isEmpty()) {
      violation(name, "must be 1 to " + max + " characters without control characters");
    }
    return value;
  }

  private void violation(String name, String message) {
    wrong.add("/" + name, message);
  }
}
