package io.synq.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as browsers send them from a field of type {@code datetime-local}. */
final class UtcTime {
  private static final Pattern MINUTES = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
  private static final Pattern SECONDS = Pattern.compile(MINUTES + ":\\d\\d(\\.\\d{1,3})?");

  private UtcTime() {}

  /** As the API takes them, in UTC; anything else as it is. */
  static @Nullable String of(@Nullable String local) {
    if (local == null) {
      return null;
    }
    if (MINUTES.matcher(local).matches()) {
      return local + ":00Z";
    }
    return SECONDS.matcher(local).matches() ? local + "Z" : local;
  }
}
