package io.synq.replay;

import io.synq.eventtype.EventTypeName;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /replays} takes. */
@Schema(
    examples =
        """
        {"from": "2024-12-01T00:00:00.000Z", "delivery_status": "missing", "dry_run": true}
        """)
record ReplayRequest(
    @Schema(
            required = true,
            description =
                "Events accepted then or later; from the oldest that is kept, if it is older.")
        Instant from,
    @Schema(description = "Events accepted before; now by default.") @Nullable Instant to,
    @Schema(
            minItems = 1,
            maxItems = ReplayReader.MOST_TYPES,
            maxLength = EventTypeName.MAX,
            description = "Names of event types, domain.* or *; all by default.")
        @Nullable List<String> eventTypes,
    @Schema(
            minItems = 1,
            maxItems = ReplayReader.MOST_ENDPOINTS,
            maxLength = ReplayReader.LONGEST_ID,
            description = "All by default.")
        @Nullable List<String> endpointIds,
    @Schema(
            required = true,
            enumeration = {"any", "failed", "missing"},
            description =
                "any: all; failed: those whose latest delivery failed; missing: those that an"
                    + " endpoint never had a delivery of.")
        String deliveryStatus,
    @Schema(format = "uuid", description = "Only events of this organization.")
        @Nullable String orgId,
    @Schema(
            minLength = 1,
            maxLength = ReplayReader.LONGEST_TEXT,
            description =
                "Only events of this user: a UUID, or the id of a key or an actor who changed an"
                    + " issue.")
        @Nullable String userId,
    @Schema(
            minLength = 1,
            maxLength = ReplayReader.LONGEST_TEXT,
            description = "Only events with this text in their body, in whatever case.")
        @Nullable String q,
    @Schema(defaultValue = "false", description = "Only count.") @Nullable Boolean dryRun) {}
