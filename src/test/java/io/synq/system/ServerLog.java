package io.synq.system;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a server's last start, a JSON object a line. */
record ServerLog(String text) {
  /** The application's beans start: first the schema is made, and secrets are encrypted anew. */
  static final String BEANS = "CNTR4000I";

  static final String APPLICATION_STARTED = "CWWKZ0001I";
  static final String REENCRYPTED = "secrets.reencrypted";
  static final String PURGED = "events.purged";

  private static final Pattern TIME = Pattern.compile("\"ibm_datetime\":\"([^\"]+)\"");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

  boolean has(String line) {
    return text.contains(line);
  }

  /** How long after a line another one was written, if both were. */
  Optional<Duration> between(String from, String to) {
    return time(from).flatMap(begin -> time(to).map(end -> Duration.between(begin, end)));
  }

  private Optional<OffsetDateTime> time(String line) {
    return text.lines()
        .filter(one -> one.contains(line))
        .map(TIME::matcher)
        .filter(Matcher::find)
        .map(found -> OffsetDateTime.parse(found.group(1), FORMAT))
        .findFirst();
  }
}
