package io.synq.endpoint;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of an expression as text: JSON, but for a text itself and for functions. */
final class ValueText {
  private static final int SIGNIFICANT = 15;
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder text = new StringBuilder();
  private final boolean pretty;

  private ValueText(boolean pretty) {
    this.pretty = pretty;
  }

  static @Nullable String of(@Nullable Object value, boolean pretty) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (isFunction(value)) {
      return "";
    }
    ValueText written = new ValueText(pretty);
    written.write(value, 0);
    return written.text.toString();
  }

  private static boolean isFunction(Object value) {
    return value instanceof Jsonata.JFunction
        || value.getClass().getName().equals("com.dashjoin.jsonata.Parser$Symbol");
  }

  private void write(@Nullable Object value, int depth) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      text.append("null");
    } else if (value instanceof Number number) {
      text.append(number(number));
    } else if (value instanceof Map<?, ?> map) {
      write(map, depth);
    } else if (value instanceof List<?> list) {
      write(list, depth);
    } else if (value instanceof Boolean) {
      text.append(value);
    } else {
      quote(isFunction(value) ? "" : value.toString());
    }
  }

  private void write(Map<?, ?> map, int depth) {
    text.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> member : map.entrySet()) {
      next(first, depth + 1);
      first = false;
      quote(String.valueOf(member.getKey()));
      text.append(pretty ? ": " : ":");
      write(member.getValue(), depth + 1);
    }
    end('}', first, depth);
  }

  private void write(List<?> list, int depth) {
    text.append('[');
    boolean first = true;
    for (Object element : list) {
      next(first, depth + 1);
      first = false;
      write(element, depth + 1);
    }
    end(']', first, depth);
  }

  private void next(boolean first, int depth) {
    if (!first) {
      text.append(',');
    }
    line(depth);
  }

  private void end(char bracket, boolean empty, int depth) {
    if (!empty) {
      line(depth);
    }
    text.append(bracket);
  }

  private void line(int depth) {
    if (pretty) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  /** A whole number in full, any other with so many digits as are sure. */
  private static String number(Number number) {
    if (!(number instanceof Double)) {
      return number.toString();
    }
    double value = number.doubleValue();
    boolean whole = value == Math.rint(value);
    return StandardNumber.text(whole ? value : StandardNumber.rounded(value, SIGNIFICANT));
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      int known = "\"\\\b\f\n\r\t".indexOf(character);
      if (known >= 0) {
        text.append('\\').append("\"\\bfnrt".charAt(known));
      } else if (character < FIRST_PRINTABLE || isHalf(string, i)) {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    text.append('"');
  }

  /** Whether half of a character stands there alone, which UTF-8 does not have. */
  private static boolean isHalf(String string, int index) {
    char character = string.charAt(index);
    if (!Character.isSurrogate(character)) {
      return false;
    }
    return Character.isHighSurrogate(character)
        ? index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(string.charAt(index - 1));
  }
}
