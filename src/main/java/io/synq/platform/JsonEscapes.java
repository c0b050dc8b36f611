package io.synq.platform;

import java.util.function.IntPredicate;

/** The escapes in the texts of a JSON document (RFC 8259 §7): they are its only backslashes. */
public final class JsonEscapes {
  private static final String SHORT = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;

  private JsonEscapes() {}

  /** The document with what its texts say, all escapes decoded: for finding, no JSON any more. */
  public static String decoded(String json) {
    return decoded(json, c -> true);
  }

  /**
   * The same JSON as people read it: what can be seen stands for itself, unless JSON forbids it.
   */
  public static String readable(String json) {
    return decoded(json, c -> c != '"' && c != '\\' && isSeen(c));
  }

  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          codePoint == ' ';
      default -> true;
    };
  }

  /** Decodes the escapes of the characters that are wanted; all else stays as it is. */
  private static String decoded(String json, IntPredicate wanted) {
    int next = json.indexOf('\\');
    if (next < 0) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length());
    int done = 0;
    while (next >= 0) {
      out.append(json, done, next);
      int value = value(json, next);
      done = Math.min(json.length(), next + length(json, next));
      if (Character.isHighSurrogate((char) value) && value(json, done) >= 0) {
        char low = (char) value(json, done);
        if (Character.isLowSurrogate(low)) {
          value = Character.toCodePoint((char) value, low);
          done += length(json, done);
        }
      }
      if (value >= 0 && wanted.test(value)) {
        out.appendCodePoint(value);
      } else {
        out.append(json, next, done);
      }
      next = json.indexOf('\\', done);
    }
    return out.append(json, done, json.length()).toString();
  }

  private static int length(String json, int at) {
    return json.startsWith("\\u", at) && value(json, at) >= 0 ? 2 + HEX_DIGITS : 2;
  }

  /** The UTF-16 unit that is escaped at a place, or -1. */
  private static int value(String json, int at) {
    if (at + 1 >= json.length() || json.charAt(at) != '\\') {
      return -1;
    }
    if (json.charAt(at + 1) != 'u') {
      int index = SHORT.indexOf(json.charAt(at + 1));
      return index < 0 ? -1 : MEANT.charAt(index);
    }
    int value = 0;
    for (int i = at + 2; i < at + 2 + HEX_DIGITS; i++) {
      int digit = i < json.length() ? Character.digit(json.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
