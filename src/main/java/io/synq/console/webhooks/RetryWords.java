package io.synq.console.webhooks;

import io.synq.console.text.TypedDuration;
import io.synq.delivery.DeliverySettings;
import io.synq.endpoint.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's schedule in words, the server's where it has none of its own.
 *
 * @param limit how long its deliveries are tried, such as {@code 72 h}
 * @param finals the statuses that are final; empty for none
 */
public record RetryWords(String firstWait, String longestWait, String limit, String finals) {
  static RetryWords of(@Nullable Retry retry, DeliverySettings settings) {
    Retry own = Objects.requireNonNullElseGet(retry, () -> new Retry(null, null, null, null));
    Integer limit = own.limitSeconds();
    Duration end = settings.expiry;
    return new RetryWords(
        text(own.firstWait(settings.retryFirst)),
        text(own.longestWait(settings.retryMost)),
        text(limit == null || limit > end.toSeconds() ? end : Duration.ofSeconds(limit)),
        Objects.requireNonNullElse(own.finalStatuses(), List.of()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0
        ? TypedDuration.text(time.toSeconds())
        : time.toMillis() + " ms";
  }
}
