package io.synq.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Checks of short texts that callers send. */
public final class Names {
  private static final int UUID_LENGTH = 36;

  private Names() {}

  /** The text if it is 1 to {@code max} characters with no control character or lone surrogate. */
  public static Optional<String> printable(String text, int max) {
    return matching(text, max, Names::printable);
  }

  /** The same, but line breaks and tabs may be in it. */
  public static Optional<String> lines(String text, int max) {
    return matching(text, max, c -> printable(c) || c == '\n' || c == '\r' || c == '\t');
  }

  private static Optional<String> matching(String text, int max, IntPredicate allowed) {
    boolean fits = !text.isBlank() && text.length() <= max;
    return fits && text.codePoints().allMatch(allowed) ? Optional.of(text) : Optional.empty();
  }

  private static boolean printable(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
  }

  /** The UUID in its canonical lower-case form (RFC 9562 §4), or nothing. */
  public static Optional<String> uuid(String text) {
    if (text.length() != UUID_LENGTH) {
      return Optional.empty();
    }
    boolean lower = true;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean upper = c >= 'A' && c <= 'F';
      if (hyphen ? c != '-' : !upper && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return Optional.empty();
      }
      lower &= !upper;
    }
    return Optional.of(lower ? text : text.toLowerCase(Locale.ROOT));
  }

  /** A UUID in its canonical form, any other id as it is. */
  public static String canonical(String id) {
    return uuid(id).orElse(id);
  }
}
