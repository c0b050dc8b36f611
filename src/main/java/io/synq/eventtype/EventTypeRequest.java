package io.synq.eventtype;

import jakarta.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PUT /event-types/{name}} takes. */
@Schema(
    examples =
        """
        {
          "description": "A parcel left the house",
          "schema": {"type": "object", "required": ["parcel_id"], "properties": {"parcel_id": {"type": "string"}}},
          "example": {"parcel_id": "par_1"},
          "enforce": true
        }
        """)
record EventTypeRequest(
    @Schema(minLength = 1, maxLength = EventTypeReader.MAX_DESCRIPTION)
        @Nullable String description,
    @Schema(
            type = SchemaType.OBJECT,
            description = "JSON Schema 2020-12 of the payload, at most 30,000 characters.")
        @Nullable JsonObject schema,
    @Schema(type = SchemaType.OBJECT, description = "A payload that keeps to the schema.")
        @Nullable JsonObject example,
    @Schema(
            defaultValue = "false",
            description = "Whether payloads that break the schema are refused.")
        @Nullable Boolean enforce) {}
