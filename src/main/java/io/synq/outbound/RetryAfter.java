package io.synq.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Retry-After} header: seconds or an HTTP date (RFC 9110 §10.2.3). */
final class RetryAfter {
  private static final Pattern LINE = Pattern.compile("(?im)^retry-after:[ \\t]*(.+?)[ \\t]*$");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  static Optional<Instant> in(String headers, Instant now) {
    Matcher line = LINE.matcher(headers);
    return line.find() ? parse(line.group(1), now) : Optional.empty();
  }

  private static Optional<Instant> parse(String value, Instant now) {
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(now.plusSeconds(Long.parseLong(value)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
