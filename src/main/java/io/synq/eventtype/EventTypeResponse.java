package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event type as the API shows it.
 *
 * @param schema JSON Schema 2020-12 of a commerce event's payload, or of a whole workspace event
 * @param example what the schema describes
 */
public record EventTypeResponse(
    String name,
    String family,
    @Nullable String description,
    boolean documented,
    boolean builtIn,
    boolean enforce,
    @Nullable JsonObject schema,
    @Nullable JsonObject example,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  static EventTypeResponse of(EventType type) {
    Optional<BuiltInType> builtIn = BuiltInTypes.find(type.name());
    EventTypeSummary summary =
        new EventTypeSummary(
            type.name(),
            type.description(),
            type.isDocumented(),
            type.isEnforced(),
            type.createdAt(),
            type.updatedAt());
    boolean asBuiltIn = type.schema() == null;
    return of(
        summary,
        json(type.schema()).or(() -> builtIn.map(BuiltInType::schema)),
        json(type.example()).or(() -> builtIn.filter(same -> asBuiltIn).map(BuiltInType::example)));
  }

  static EventTypeResponse of(BuiltInType type) {
    return of(EventTypeSummary.of(type), Optional.of(type.schema()), Optional.of(type.example()));
  }

  private static EventTypeResponse of(
      EventTypeSummary summary, Optional<JsonObject> schema, Optional<JsonObject> example) {
    return new EventTypeResponse(
        summary.name(),
        summary.family(),
        summary.description(),
        summary.documented(),
        summary.builtIn(),
        summary.enforce(),
        schema.orElse(null),
        example.orElse(null),
        summary.createdAt(),
        summary.updatedAt());
  }

  private static Optional<JsonObject> json(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    }
  }
}
