package io.synq.event;

import java.time.Instant;

/** An event in a list: everything but its body. */
public record EventSummary(
    String eventId,
    String eventType,
    Instant timestamp,
    Instant acceptedAt,
    String tenantId,
    String orgId,
    String userId,
    String role) {}
