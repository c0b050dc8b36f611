package io.synq.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The wire form of times: ISO 8601, UTC, milliseconds, e.g. {@code 2024-12-04T15:32:07.412Z}. */
public final class Times {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  private Times() {}

  public static String format(Instant time) {
    return FORMAT.format(time);
  }

  /** The time, or nothing if the text has another form or names no real time. */
  public static Optional<Instant> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // 24:00 and leap seconds are read as another moment.
      return Optional.of(Instant.parse(text)).filter(time -> format(time).equals(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
