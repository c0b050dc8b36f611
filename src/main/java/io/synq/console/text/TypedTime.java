package io.synq.console.text;

import io.synq.platform.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Moments as people type them, and as date fields send them: in UTC. */
public final class TypedTime {
  public static final String WRONG = "write a time like 2024-12-04T15:32, in UTC";

  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TypedTime() {}

  /** Of a date, a date and a time, or a form that the API takes; empty if it is none. */
  public static Optional<Instant> parse(String text) {
    String form = text.strip().replace(' ', 'T');
    return Times.parse(form).or(() -> utc(form));
  }

  private static Optional<Instant> utc(String form) {
    String local = form.endsWith("Z") ? form.substring(0, form.length() - 1) : form;
    try {
      LocalDateTime time =
          local.contains("T") ? LocalDateTime.parse(local) : LocalDate.parse(local).atStartOfDay();
      // What the API could not be asked for is no time here either.
      return Times.parse(Times.format(time.toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As the API takes them; what is none stays as it is, for the API to refuse. */
  public static String parameter(String text) {
    return parse(text).map(Times::format).orElse(text);
  }

  /** For the value of a date field; what is none stays as it is. */
  public static String field(String text) {
    return parse(text).map(TypedTime::field).orElse(text);
  }

  public static String field(Instant time) {
    return FIELD.format(time);
  }
}
