package io.synq.eventtype;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * About how many steps a regular expression compiles to: {@code ((a{9}){9}){9}} is short and large.
 * Counted before it is compiled, for the compiler would unroll it whatever it costs.
 */
final class RegexSize {
  private static final long MANY = 1_000_000;

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at;
  private long sum;
  private long last;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  static long of(String regex) {
    RegexSize size = new RegexSize(regex);
    while (size.at < regex.length()) {
      size.next();
    }
    size.outer.forEach(open -> size.sum = Math.min(MANY, size.sum + open));
    return size.sum;
  }

  private void next() {
    char c = regex.charAt(at);
    switch (c) {
      case '\\' -> escape();
      case '[' -> set();
      case '(' -> {
        outer.push(sum);
        sum = 0;
        last = 0;
        at++;
      }
      case ')' -> {
        last = sum + 1;
        sum = Math.min(MANY, last + (outer.isEmpty() ? 0 : outer.pop()));
        at++;
      }
      case '{' -> repeat();
      default -> atom(at + 1);
    }
  }

  private void atom(int end) {
    last = 1;
    sum = Math.min(MANY, sum + 1);
    at = end;
  }

  /** {@code \p{…}} and {@code \x{…}} have braces of their own. */
  private void escape() {
    boolean braced = regex.startsWith("{", at + 2) && "pPx".indexOf(regex.charAt(at + 1)) >= 0;
    int close = braced ? regex.indexOf('}', at) : -1;
    atom(close < 0 ? at + 2 : close + 1);
  }

  private void set() {
    int i = at + 1;
    if (regex.startsWith("^", i)) {
      i++;
    }
    if (regex.startsWith("]", i)) {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      int named = regex.startsWith("[:", i) ? regex.indexOf(":]", i) : -1;
      i = named >= 0 ? named + 2 : i + (regex.charAt(i) == '\\' ? 2 : 1);
    }
    atom(i + 1);
  }

  private void repeat() {
    int close = regex.indexOf('}', at);
    String inner = close < 0 ? "" : regex.substring(at + 1, close);
    if (!inner.matches("\\d{1,4}(,\\d{0,4})?")) {
      atom(at + 1);
      return;
    }
    String[] bounds = inner.split(",");
    long times = Math.max(1, Long.parseLong(bounds[bounds.length - 1]));
    sum = Math.min(MANY, sum - last + last * times);
    last = Math.min(MANY, last * times);
    at = close + 1;
  }
}
