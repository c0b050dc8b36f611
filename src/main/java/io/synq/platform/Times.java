package io.synq.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Times as callers see them. They are written in one form, UTC with milliseconds as in {@code
 * 2024-12-04T15:32:07.412Z}, and read in every form of RFC 3339.
 */
public final class Times {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** RFC 3339 §5.6. */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendOffset("+HH:MM", "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  /** The years that can be written, and that every database has. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  public static String format(Instant time) {
    return WRITTEN.format(time);
  }

  /**
   * The time, cut to the microseconds that every database keeps; nothing if the text has another
   * form, names no real moment, or one outside of the years 1 to 9999 in UTC. Leap seconds are
   * none.
   */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(READ.parse(text, Instant::from))
          .filter(time -> !time.isBefore(FIRST) && time.isBefore(END))
          .map(time -> time.truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
