package io.synq.endpoint;

import java.time.Instant;

/** Told to whoever observes it, in the transaction that does it: an endpoint is disabled. */
public record EndpointDisabled(
    String tenantId, String endpointId, DisabledReason reason, Instant at) {}
