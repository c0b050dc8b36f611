package io.synq.outbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a subscriber may not set on the requests to it. */
public final class ReservedHeaders {
  /** A token (RFC 9110 §5.6.2). */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]+");

  /**
   * What every delivery sets itself, or whoever sent the event, framing, and the hop-by-hop names
   * (RFC 9110 §7.6.1).
   */
  private static final Set<String> RESERVED =
      Set.of(
          "content-type",
          "content-length",
          "content-encoding",
          "user-agent",
          "host",
          "expect",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "traceparent",
          "tracestate",
          "upgrade");

  private ReservedHeaders() {}

  /** Why a custom header cannot be sent; nothing if it can. */
  public static Optional<String> refusal(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(name).matches()) {
      return Optional.of("is not a header name");
    }
    if (RESERVED.contains(lower) || lower.startsWith("synq-") || lower.startsWith("webhook-")) {
      return Optional.of("is a header that the server sets itself");
    }
    if (!VALUE.matcher(value).matches()) {
      return Optional.of("must be printable ASCII");
    }
    return Optional.empty();
  }
}
