package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PATCH /endpoints/{id}} takes: a JSON merge patch (RFC 7396). */
@Schema(
    examples =
        """
        {"description": "Orders to both warehouses", "filter": null, "headers": {"X-Warehouse": null}}
        """)
record EndpointPatch(
    @Schema(
            format = "uri",
            maxLength = EndpointReader.MAX_URL,
            description = "https, and no private address.")
        String url,
    @Schema(maxLength = EndpointReader.MAX_DESCRIPTION) @Nullable String description,
    @Schema(
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
    @Schema(
            maxProperties = HeaderPatch.MOST,
            description =
                "Merged into those there are, whatever the case of their names: null removes one.")
        @Nullable Map<String, @Nullable String> headers,
    @Schema(
            minimum = "1",
            maximum = "" + EndpointReader.MAX_IN_FLIGHT,
            description = "The most requests at the same time; null leaves it to the server.")
        @Nullable Integer maxInFlight,
    @Schema(description = "A disabled endpoint's deliveries are held.") boolean enabled) {}
