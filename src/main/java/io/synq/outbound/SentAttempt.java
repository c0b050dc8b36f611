package io.synq.outbound;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was made.
 *
 * @param requestHeaders as sent, with the values of the subscriber's own headers left out
 * @param body what was sent where it was not the event's own; null where it was, or nothing was
 */
public record SentAttempt(
    Outcome outcome,
    Instant startedAt,
    int durationMs,
    Map<String, String> requestHeaders,
    byte @Nullable [] body) {

  /** One that sent the event's own body, or nothing. */
  public SentAttempt(
      Outcome outcome, Instant startedAt, int durationMs, Map<String, String> requestHeaders) {
    this(outcome, startedAt, durationMs, requestHeaders, null);
  }

  /** The same, of which this body was sent. */
  public SentAttempt sending(byte[] sent) {
    return new SentAttempt(outcome, startedAt, durationMs, requestHeaders, sent);
  }
}
