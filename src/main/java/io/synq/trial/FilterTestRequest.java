package io.synq.trial;

import io.synq.endpoint.Filter;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /endpoints/filter-test} takes: a filter and one of the other two. */
@Schema(
    examples =
        """
        {"filter": "payload.total > 100", "body": {"payload": {"total": 149.99}}}
        """)
record FilterTestRequest(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = Filter.MAX_LENGTH,
            description = "A JSONata expression.")
        String filter,
    @Schema(maxLength = 36, description = "A stored event; without body.") @Nullable String eventId,
    @Schema(type = SchemaType.OBJECT, description = "What would be delivered; without event_id.")
        @Nullable JsonObject body) {}
