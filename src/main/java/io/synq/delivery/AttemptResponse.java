package io.synq.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the API shows it.
 *
 * @param manual whether a person asked for it
 * @param status null when there was no answer; {@code error} says why
 * @param requestHeaders the endpoint's own by name only; headers and body are null in long lists
 * @param responseBody the first 8 KiB
 */
public record AttemptResponse(
    String id,
    String deliveryId,
    int number,
    boolean manual,
    Instant startedAt,
    int durationMs,
    String url,
    @Nullable Integer status,
    @Nullable Error error,
    @Nullable Map<String, String> requestHeaders,
    @Nullable Map<String, String> responseHeaders,
    @Nullable String responseBody,
    boolean responseTruncated) {

  /** Why there was no answer. */
  public record Error(String kind, @Nullable String text) {}

  /** One header a line; those that come several times are joined (RFC 9110 §5.3). */
  static Map<String, String> headers(@Nullable String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (lines != null) {
      lines
          .lines()
          .map(line -> line.split(": ", 2))
          .forEach(
              parts ->
                  headers.merge(
                      parts[0], parts.length > 1 ? parts[1] : "", (a, b) -> a + ", " + b));
    }
    return headers;
  }
}
