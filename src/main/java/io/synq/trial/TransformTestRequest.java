package io.synq.trial;

import io.synq.endpoint.Shape;
import io.synq.endpoint.Transform;
import io.synq.eventtype.EventTypeName;
import io.synq.platform.Violations;
import io.synq.request.Lines;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be made of a body, and of which. */
@Schema(
    examples =
        """
        {
          "transform": "{'text': 'Order of ' & payload.total}",
          "body": {"event_type": "order.created", "payload": {"total": 149.99}}
        }
        """)
public record TransformTestRequest(
    @Schema(
            minLength = 1,
            maxLength = Transform.MAX_LENGTH,
            description = "A JSONata expression; with or without format.")
        @Lines
        @Nullable String transform,
    @Schema(
            enumeration = {Shape.CLOUDEVENTS},
            description = "With or without transform.")
        @Nullable String format,
    @Schema(maxLength = 36, description = "A stored event; without body.") @Nullable String eventId,
    @Schema(
            maxLength = EventTypeName.MAX,
            description = "The type of body, if that has no event_type; without event_id.")
        @Nullable String eventType,
    @Schema(type = SchemaType.OBJECT, description = "What would be stored; without event_id.")
        @Nullable JsonObject body) {

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    if (transform == null && format == null) {
      wrong.add("", "must have transform or format");
    }
    Optional.ofNullable(transform)
        .flatMap(Transform::wrong)
        .ifPresent(reason -> wrong.add("/transform", reason));
    if ((eventId == null) == (body == null)) {
      wrong.add("", "must have either event_id or body");
    } else if (eventId != null && eventType != null) {
      wrong.add("/event_type", "goes with body: a stored event has its own");
    } else if (body != null && format != null && typeOfBody().isEmpty()) {
      wrong.add("/event_type", "is required, since the body has none");
    }
    return wrong;
  }

  Shape shape() {
    return new Shape(transform == null ? null : Transform.compile(transform), format);
  }

  /** What is said of the body, or what it says itself. */
  Optional<String> typeOfBody() {
    return Optional.ofNullable(eventType).or(() -> inBody("event_type"));
  }

  /** A text of the body. */
  Optional<String> inBody(String member) {
    return body != null && body.get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
