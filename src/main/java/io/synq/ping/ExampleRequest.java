package io.synq.ping;

import io.synq.eventtype.EventTypeName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Of which type the example is to be. */
@Schema(
    examples =
        """
        {"event_type": "order.created"}
        """)
public record ExampleRequest(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = EventTypeName.MAX,
            description = "A type that has an example in the catalogue.")
        String eventType) {}
