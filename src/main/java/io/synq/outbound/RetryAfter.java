package io.synq.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** The {@code Retry-After} header: seconds or an HTTP date (RFC 9110 §10.2.3). */
final class RetryAfter {
  private static final Pattern LINE = Pattern.compile("(?im)^retry-after:[ \\t]*(.+?)[ \\t]*$");
  private static final Pattern SECONDS = Pattern.compile("\\d+");

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);
  private static final int MOST_DIGITS = 10;

  private RetryAfter() {}

  static Optional<Instant> in(String headers, Instant now) {
    Matcher line = LINE.matcher(headers);
    return line.find() ? parse(line.group(1), now) : Optional.empty();
  }

  private static Optional<Instant> parse(String value, Instant now) {
    if (SECONDS.matcher(value).matches()) {
      // More digits than that are centuries.
      String digits = value.length() > MOST_DIGITS ? value.substring(0, MOST_DIGITS) : value;
      return Optional.of(now.plusSeconds(Long.parseLong(digits)));
    }
    return Optional.ofNullable(DateUtils.parseStandardDate(value)).or(() -> asctime(value));
  }

  /** The oldest of the three forms of an HTTP date (RFC 9110 §5.6.7). */
  private static Optional<Instant> asctime(String value) {
    try {
      return Optional.of(LocalDateTime.parse(value, ASCTIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
