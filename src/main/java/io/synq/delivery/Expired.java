package io.synq.delivery;

import java.time.Instant;

/** Told to whoever observes it: a delivery has failed since its time was over. */
public record Expired(String tenantId, String endpointId, Instant at) {}
