package io.synq.inbox;

import java.time.Instant;
import java.util.Map;

/**
 * A request that the inbox got.
 *
 * @param synqSignature {@code valid}, {@code invalid} or {@code absent}
 * @param standardSignature the same for the Standard Webhooks headers
 */
public record Received(
    Instant receivedAt,
    Map<String, String> headers,
    String body,
    String synqSignature,
    String standardSignature) {}
