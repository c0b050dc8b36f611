package io.synq.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers of requests and answers as they are stored: one a line. */
public final class StoredHeaders {
  private StoredHeaders() {}

  static String lines(Map<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return lines.toString();
  }

  /** The headers in their order; those that come several times are joined (RFC 9110 §5.3). */
  public static Map<String, String> of(@Nullable String lines) {
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
