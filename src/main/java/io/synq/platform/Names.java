package io.synq.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/** Checks of short texts that callers send. */
public final class Names {
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

  /** The UUID in its canonical lower-case form, or nothing. */
  public static Optional<String> uuid(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      String canonical = UUID.fromString(text).toString();
      return canonical.equalsIgnoreCase(text) ? Optional.of(canonical) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
