package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event type as the API shows it.
 *
 * @param schema JSON Schema 2020-12 of a commerce event's payload, or of a whole workspace event
 * @param example what the schema describes
 */
@Schema(
    name = "EventType",
    examples =
        """
        {
          "name": "order.created",
          "family": "commerce",
          "description": "An order was placed",
          "subject": "payload.order_id",
          "documented": true,
          "built_in": true,
          "enforce": false,
          "schema": {"type": "object", "required": ["order_id"]},
          "example": {"order_id": "ord_9f2a4c1e83b7"},
          "created_at": null,
          "updated_at": null
        }
        """)
public record EventTypeResponse(
    String name,
    @Schema(enumeration = {"commerce", "workspace"}) String family,
    @Nullable String description,
    @Schema(description = "Where in an event stands what it is about, as names with dots between.")
        @Nullable String subject,
    @Schema(description = "Whether somebody described it; otherwise it only appeared.")
        boolean documented,
    @Schema(description = "Whether every tenant has a type of this name.") boolean builtIn,
    @Schema(description = "Whether payloads that break the schema are refused.") boolean enforce,
    @Schema(
            type = SchemaType.OBJECT,
            description = "JSON Schema 2020-12 of the payload, or of a whole workspace event.")
        @Nullable JsonObject schema,
    @Schema(type = SchemaType.OBJECT, description = "What the schema describes.")
        @Nullable JsonObject example,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Of the tenant's own entry, which each change makes greater; 0 if it has none. */
  public long version() {
    return updatedAt == null ? 0 : updatedAt.toEpochMilli();
  }

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
        Optional.ofNullable(type.subject()).or(() -> builtIn.map(BuiltInType::subject)),
        json(type.schema()).or(() -> builtIn.map(BuiltInType::schema)),
        json(type.example()).or(() -> builtIn.filter(same -> asBuiltIn).map(BuiltInType::example)));
  }

  static EventTypeResponse of(BuiltInType type) {
    return of(
        EventTypeSummary.of(type),
        Optional.ofNullable(type.subject()),
        Optional.of(type.schema()),
        Optional.of(type.example()));
  }

  private static EventTypeResponse of(
      EventTypeSummary summary,
      Optional<String> subject,
      Optional<JsonObject> schema,
      Optional<JsonObject> example) {
    return new EventTypeResponse(
        summary.name(),
        summary.family(),
        summary.description(),
        subject.orElse(null),
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
