package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /endpoints} takes. */
@Schema(
    examples =
        """
        {
          "url": "https://example.com/hooks",
          "description": "Orders to the warehouse",
          "event_types": ["order.*"],
          "filter": "payload.total > 100",
          "headers": {"X-Warehouse": "north"}
        }
        """)
record EndpointRequest(
    @Schema(
            required = true,
            format = "uri",
            maxLength = EndpointReader.MAX_URL,
            description = "https, and no private address.")
        String url,
    @Schema(maxLength = EndpointReader.MAX_DESCRIPTION) @Nullable String description,
    @Schema(
            required = true,
            minItems = 1,
            maxItems = EndpointReader.MAX_TYPES,
            maxLength = EventTypeName.MAX,
            description = "Names of event types, domain.* or *.")
        List<String> eventTypes,
    @Schema(
            maxLength = Filter.MAX_LENGTH,
            description =
                "A JSONata expression over the delivered body; only what it is true for is sent.")
        @Nullable String filter,
    @Schema(maxProperties = HeaderPatch.MOST, description = "Sent with every request.")
        @Nullable Map<String, String> headers,
    @Schema(
            minimum = "1",
            maximum = "" + EndpointReader.MAX_IN_FLIGHT,
            description = "The most requests at the same time; null leaves it to the server.")
        @Nullable Integer maxInFlight,
    @Schema(defaultValue = "true", description = "A disabled endpoint's deliveries are held.")
        boolean enabled,
    @Schema(
            pattern = EndpointReader.SECRET_FORM,
            description =
                "whsec_ and base64 of 24 to 64 random bytes; made by the server by default.")
        @Nullable String secret) {}
