package io.synq.console.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 90}, {@code 30 s}, {@code 5 min}, {@code 6 h}. */
public final class TypedDuration {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6}) ?(s|min|h|d|)");
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final Map<String, Integer> UNITS =
      Map.of("", 1, "s", 1, "min", MINUTE, "h", HOUR, "d", 24 * HOUR);

  private TypedDuration() {}

  /** In seconds; what is none stays what it is, so that the API says what is wrong with it. */
  public static String seconds(String text) {
    Matcher found = FORM.matcher(text.strip());
    return found.matches()
        ? String.valueOf(Long.parseLong(found.group(1)) * UNITS.get(found.group(2)))
        : text;
  }

  /** In the largest unit, up to hours, that says it exactly; nothing for null. */
  public static String text(@Nullable Number seconds) {
    if (seconds == null) {
      return "";
    }
    long all = seconds.longValue();
    if (all % HOUR == 0) {
      return all / HOUR + " h";
    }
    return all % MINUTE == 0 ? all / MINUTE + " min" : all + " s";
  }
}
