package io.synq.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told to whoever observes it: a delivery was given up since it kept others of its key waiting for
 * too long. That it has failed is told by {@link Expired}.
 *
 * @param eventType null if its event is gone
 */
public record Skipped(
    String tenantId,
    String endpointId,
    String deliveryId,
    @Nullable String eventType,
    Instant at) {}
