package io.synq.trial;

import io.synq.endpoint.Filter;
import io.synq.platform.Violations;
import io.synq.request.Lines;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A filter to be tried, and what on: one of the other two. */
@Schema(
    examples =
        """
        {"filter": "payload.total > 100", "body": {"payload": {"total": 149.99}}}
        """)
public record FilterTestRequest(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = Filter.MAX_LENGTH,
            description = "A JSONata expression.")
        @Lines
        String filter,
    @Schema(maxLength = 36, description = "A stored event; without body.") @Nullable String eventId,
    @Schema(type = SchemaType.OBJECT, description = "What would be delivered; without event_id.")
        @Nullable JsonObject body) {

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    Filter.wrong(filter).ifPresent(reason -> wrong.add("/filter", reason));
    if ((eventId == null) == (body == null)) {
      wrong.add("", "must have either event_id or body");
    }
    return wrong;
  }
}
