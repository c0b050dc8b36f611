package io.synq.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told to whoever observes it: a delivery has failed since its time was over.
 *
 * @param eventType null if its event is gone
 */
public record Expired(
    String tenantId,
    String endpointId,
    String deliveryId,
    @Nullable String eventType,
    Instant at) {}
