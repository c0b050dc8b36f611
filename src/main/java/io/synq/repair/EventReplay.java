package io.synq.repair;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /events/{event_id}/replay} takes. */
@Schema(
    examples =
        """
        {}
        """)
record EventReplay(
    @Schema(
            minItems = 1,
            maxItems = EventReplayResource.MOST_ENDPOINTS,
            maxLength = EventReplayResource.LONGEST_ID,
            description = "By default all that would get the event if it came now.")
        @Nullable List<String> endpointIds) {}
