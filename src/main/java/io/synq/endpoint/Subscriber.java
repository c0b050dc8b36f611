package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import io.synq.outbound.SenderCredentials;
import io.synq.signature.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as delivery needs it: read-only, held in memory.
 *
 * @param shape null where the stored bodies are sent as they are
 * @param headers its own, and what of its authentication is a header
 * @param credentials what of it is none
 * @param order null where deliveries keep no order
 */
public record Subscriber(
    String endpointId,
    String tenantId,
    URI url,
    List<String> patterns,
    @Nullable Filter filter,
    @Nullable Shape shape,
    Map<String, String> headers,
    @Nullable SenderCredentials credentials,
    List<LiveKey> keys,
    @Nullable Integer maxInFlight,
    @Nullable Integer rateLimit,
    @Nullable Retry retry,
    @Nullable OrderRule order,
    boolean enabled) {

  /** A key with the moment from which it no longer signs. */
  public record LiveKey(SigningKey key, @Nullable Instant expiresAt) {}

  public boolean wants(String eventType) {
    for (String pattern : patterns) {
      if (EventTypeName.brings(pattern, eventType)) {
        return true;
      }
    }
    return false;
  }

  /** What is asked about each event before it is stored: the filter, and what gives its key. */
  public List<Filter> expressions() {
    Filter key = order == null ? null : order.key();
    return Stream.of(Optional.ofNullable(filter), Optional.ofNullable(key))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The keys that sign at this moment, newest first. */
  public List<SigningKey> keysAt(Instant now) {
    return keys.stream()
        .filter(live -> live.expiresAt == null || now.isBefore(live.expiresAt))
        .map(LiveKey::key)
        .toList();
  }
}
