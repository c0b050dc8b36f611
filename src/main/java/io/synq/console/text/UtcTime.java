package io.synq.console.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as browsers send them from a field of type {@code datetime-local}. */
public final class UtcTime {
  /** Seconds and their fraction are there only if they are not zero. */
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,3})?");

  private UtcTime() {}

  /** As the API takes them, in UTC; anything else as it is. */
  public static @Nullable String of(@Nullable String local) {
    if (local == null) {
      return null;
    }
    Matcher parts = FORM.matcher(local);
    if (!parts.matches()) {
      return local;
    }
    String seconds = parts.group(2) == null ? ":00" : parts.group(2);
    String fraction = parts.group(3) == null ? "." : parts.group(3);
    return parts.group(1) + seconds + (fraction + "000").substring(0, 4) + "Z";
  }
}
