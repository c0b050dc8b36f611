package io.synq.console.text;

import io.synq.platform.JsonEscapes;
import java.util.Optional;

/**
 * Indents JSON for reading. It goes over the text, moves white space and decodes escapes: numbers
 * and the order of members stay as they were sent, which a parser would not keep.
 */
public final class PrettyJson {
  /** Deeper levels are not indented further: a page of brackets must not become a flood. */
  private static final int DEEPEST = 40;

  private static final String LITERALS = "trufalsen";
  private static final String NUMBERS = "0123456789+-.eE";

  private final String text;
  private final boolean marked;
  private final StringBuilder out;
  private int at;
  private int depth;

  private PrettyJson(String text, boolean marked) {
    this.text = JsonEscapes.readable(text);
    this.marked = marked;
    this.out = new StringBuilder(text.length() * 2);
  }

  /** As HTML, with spans for names, texts, numbers; empty if it is no JSON. A cut end is fine. */
  static Optional<String> html(String text) {
    PrettyJson json = new PrettyJson(text, true);
    return json.run() ? Optional.of(json.out.toString()) : Optional.empty();
  }

  /** As HTML: indented if it is JSON, otherwise as it is. */
  public static String orText(String text) {
    return html(text).orElseGet(() -> Markup.escape(text));
  }

  /** As plain text, such as for a field: indented if it is JSON, otherwise as it is. */
  public static String plain(String text) {
    PrettyJson json = new PrettyJson(text, false);
    return json.run() ? json.out.toString() : text;
  }

  private boolean run() {
    skipSpace();
    if (at == text.length()) {
      return false;
    }
    while (at < text.length()) {
      if (!token(text.charAt(at))) {
        return false;
      }
      skipSpace();
    }
    return true;
  }

  private boolean token(char c) {
    switch (c) {
      case '{', '[' -> open(c);
      case '}', ']' -> {
        if (depth == 0) {
          return false;
        }
        depth--;
        line();
        out.append(c);
        at++;
      }
      case ',' -> {
        out.append(c);
        at++;
        line();
      }
      case ':' -> {
        out.append(": ");
        at++;
      }
      case '"' -> string();
      default -> {
        return literal();
      }
    }
    return true;
  }

  private void open(char c) {
    out.append(c);
    at++;
    skipSpace();
    char close = c == '{' ? '}' : ']';
    if (at < text.length() && text.charAt(at) == close) {
      out.append(close);
      at++;
    } else {
      depth++;
      line();
    }
  }

  private void line() {
    out.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
  }

  private void string() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
    int end = at;
    skipSpace();
    boolean name = at < text.length() && text.charAt(at) == ':';
    span(name ? 'k' : 't', start, end);
  }

  private boolean literal() {
    int start = at;
    while (at < text.length()
        && (NUMBERS.indexOf(text.charAt(at)) >= 0 || LITERALS.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (!isLiteral(text.substring(start, at))) {
      return false;
    }
    span('n', start, at);
    return true;
  }

  /** A number, a word, or what the end of the text left of a word. */
  private boolean isLiteral(String token) {
    if (token.isEmpty()) {
      return false;
    }
    if (Character.isDigit(token.charAt(0)) || token.charAt(0) == '-') {
      return token.chars().allMatch(c -> NUMBERS.indexOf(c) >= 0);
    }
    boolean cut = at == text.length() && depth > 0;
    return cut
        ? "true".startsWith(token) || "false".startsWith(token) || "null".startsWith(token)
        : token.equals("true") || token.equals("false") || token.equals("null");
  }

  private void span(char style, int from, int to) {
    if (!marked) {
      out.append(text, from, to);
      return;
    }
    out.append("<span class=\"").append(style).append("\">");
    Markup.append(out, text, from, to);
    out.append("</span>");
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
