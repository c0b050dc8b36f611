package io.synq.endpoint;

import com.dashjoin.jsonata.JException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata as its reference implementation has them, where the library's differ. The
 * library finds them by their names, and calls them with what their signatures let through.
 */
public final class StandardFunctions {
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");
  private static final Pattern OTHER_BASE =
      Pattern.compile("0(?:[xX](?<x>[0-9A-Fa-f]++)|[oO](?<o>[0-7]++)|[bB](?<b>[01]++))");
  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;
  private static final int BINARY = 2;

  /** The times that ECMAScript has: the 30th of February is one, and so is the end of a day. */
  private static final Pattern ISO_8601 =
      Pattern.compile(
          "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
              + "(T(([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d++)?|24:00:00(\\.0++)?))?)?)?"
              + "(Z|[-+]\\d\\d:?\\d\\d)?");

  /** Without a zone it is UTC, wherever we run. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu[-MM[-dd['T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("]]][XXX][XX]")
          .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, ZoneOffset.UTC.getTotalSeconds())
          .toFormatter()
          .withResolverStyle(ResolverStyle.LENIENT);

  private StandardFunctions() {}

  /** {@code $string}. */
  public static @Nullable String string(@Nullable Object value, @Nullable Boolean prettify) {
    return ValueText.of(value, Boolean.TRUE.equals(prettify));
  }

  /** {@code $substring}: positions are those of code points, and count from the end below 0. */
  public static @Nullable String substring(
      @Nullable String text, Number start, @Nullable Number length) {
    if (text == null) {
      return null;
    }
    int count = text.codePointCount(0, text.length());
    double from = count + start.doubleValue() < 0 ? 0 : start.doubleValue();
    if (length != null && length.doubleValue() <= 0) {
      return "";
    }
    double to = length == null ? count : length.doubleValue() + (from < 0 ? count + from : from);
    int begin = (int) Math.min(count, from < 0 ? count + Math.ceil(from) : from);
    int end = (int) Math.min(count, to);
    return begin >= end
        ? ""
        : text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }

  /** {@code $number}: of a text that is a number in JSON, or a whole one of another base. */
  public static @Nullable Number number(@Nullable Object value) {
    if (value == null || value instanceof Number) {
      return (Number) value;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    String text = String.valueOf(value);
    Matcher other = OTHER_BASE.matcher(text);
    double number = Double.NaN;
    if (DECIMAL.matcher(text).matches()) {
      number = Double.parseDouble(text);
    } else if (other.matches()) {
      number = whole(other);
    }
    if (!Double.isFinite(number)) {
      throw new JException("Unable to cast value to a number: \"" + text + "\"", -1);
    }
    return number == (int) number ? (Number) (int) number : (Number) number;
  }

  private static double whole(Matcher digits) {
    if (digits.group("x") != null) {
      return new BigInteger(digits.group("x"), HEXADECIMAL).doubleValue();
    }
    return digits.group("o") != null
        ? new BigInteger(digits.group("o"), OCTAL).doubleValue()
        : new BigInteger(digits.group("b"), BINARY).doubleValue();
  }

  /** {@code $base64encode}: of the lower eight bits of each character. */
  public static @Nullable String base64encode(@Nullable String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** {@code $base64decode}: each byte is a character. */
  public static @Nullable String base64decode(@Nullable String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** {@code $toMillis}, without a picture. */
  public static @Nullable Long toMillis(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      if (!ISO_8601.matcher(text).matches()) {
        throw new DateTimeException("no such time");
      }
      return TIME.parse(text, Instant::from).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new JException("$toMillis takes a time in ISO 8601, not \"" + text + "\"", -1);
    }
  }
}
