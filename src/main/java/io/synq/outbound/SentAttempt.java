package io.synq.outbound;

import java.time.Instant;
import java.util.Map;

/**
 * An attempt that was made.
 *
 * @param requestHeaders as sent, with the values of the subscriber's own headers left out
 */
public record SentAttempt(
    Outcome outcome, Instant startedAt, int durationMs, Map<String, String> requestHeaders) {}
