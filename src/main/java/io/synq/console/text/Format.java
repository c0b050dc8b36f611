package io.synq.console.text;

import io.synq.platform.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How pages write times and numbers. Times are in UTC; where scripts run a reader may have their
 * own.
 */
@Named("format")
@ApplicationScoped
public class Format {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int SHORT_ID = 8;

  private final InstantSource clock;

  @Inject
  Format(InstantSource clock) {
    this.clock = clock;
  }

  public String iso(@Nullable Instant time) {
    return time == null ? "" : Times.format(time);
  }

  public String shortTime(@Nullable Instant time) {
    return time == null ? "" : SHORT.format(time);
  }

  public String longTime(@Nullable Instant time) {
    return time == null ? "" : LONG.format(time);
  }

  /** What a field for a moment shows of one. */
  public String timeField(Instant time) {
    return TypedTime.field(time);
  }

  /** The same of what was typed; null is nothing. */
  public String typedField(@Nullable String text) {
    return text == null ? "" : TypedTime.field(text);
  }

  /** Whether a browser's field for a moment can show it. */
  public boolean inTimeField(@Nullable String text) {
    return text == null || text.isEmpty() || TypedTime.parse(text).isPresent();
  }

  /** How long ago, or how far ahead, in its largest unit. */
  public String ago(@Nullable Instant time) {
    if (time == null) {
      return "never";
    }
    Duration past = Duration.between(time, clock.instant());
    String length = length(past.abs());
    return past.isNegative() ? "in " + length : length + " ago";
  }

  /** The same in few letters, as lists have it. */
  public String age(Instant time) {
    Duration past = Duration.between(time, clock.instant());
    return length(past.isNegative() ? Duration.ZERO : past)
            .replaceFirst(" minutes$", " min")
            .replaceFirst(" hours$", " h")
            .replaceFirst(" days$", " d")
        + " ago";
  }

  private static String length(Duration time) {
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= 2) {
      return time.toHours() + " hours";
    }
    if (time.toMinutes() >= 2) {
      return time.toMinutes() + " minutes";
    }
    return time.toSeconds() + " s";
  }

  /** The end of an id, which tells it apart from others of the same time. */
  public String shortId(String id) {
    return id.length() <= SHORT_ID ? id : "…" + id.substring(id.length() - SHORT_ID);
  }

  /** A number with its thousands apart. */
  public String number(@Nullable Number number) {
    return number == null ? "–" : Words.number(number.longValue());
  }

  public String millis(@Nullable Number millis) {
    if (millis == null) {
      return "–";
    }
    return millis.longValue() < 10_000
        ? number(millis) + " ms"
        : String.format(Locale.ENGLISH, "%.1f s", millis.doubleValue() / 1000);
  }

  /** A share of all, such as {@code 99.8 %}; a dash if there is nothing. */
  public String share(long part, long all) {
    if (all == 0) {
      return "–";
    }
    // Never rounded up to all of it, nor down to none.
    double percent = Math.floor(1000.0 * part / all) / 10;
    return part == all ? "100 %" : String.format(Locale.ENGLISH, "%.1f %%", percent);
  }
}
