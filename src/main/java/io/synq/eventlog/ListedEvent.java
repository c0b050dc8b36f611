package io.synq.eventlog;

import io.synq.event.EventSummary;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event in the log: everything but its body, and how its deliveries stand.
 *
 * @param deliveries how many of them show each state; states that none shows are left out
 */
@Schema(
    examples =
        """
        {
          "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
          "event_type": "order.created",
          "timestamp": "2024-12-04T15:32:07.412Z",
          "accepted_at": "2024-12-04T15:32:07.563Z",
          "tenant_id": "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
          "org_id": "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
          "user_id": "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
          "role": "member",
          "deliveries": {"delivered": 2, "retrying": 1}
        }
        """)
public record ListedEvent(
    String eventId,
    String eventType,
    @Schema(description = "When it happened.") Instant timestamp,
    @Schema(description = "When this server took it.") Instant acceptedAt,
    String tenantId,
    String orgId,
    String userId,
    String role,
    @Schema(description = "How many of its deliveries show each state; 0 is left out.")
        Map<String, Integer> deliveries) {

  static ListedEvent of(EventSummary event, Map<String, Integer> deliveries) {
    return new ListedEvent(
        event.eventId(),
        event.eventType(),
        event.timestamp(),
        event.acceptedAt(),
        event.tenantId(),
        event.orgId(),
        event.userId(),
        event.role(),
        deliveries);
  }
}
