package io.synq.intake;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a posted event.
 *
 * @param deliveries how many deliveries this request opened
 * @param duplicate whether the event was stored before
 */
@Schema(
    name = "Accepted",
    examples =
        """
        {"event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a", "event_type": "order.created", "timestamp": "2024-12-04T15:32:07.412Z", "deliveries": 2, "duplicate": false}
        """)
public record AcceptedResponse(
    String eventId, String eventType, Instant timestamp, int deliveries, boolean duplicate) {}
