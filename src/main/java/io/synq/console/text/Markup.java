package io.synq.console.text;

/** Text as HTML, for what pages write by themselves. */
public final class Markup {
  private Markup() {}

  /**
   * The text so that a browser shows and copies exactly it. A carriage return is written as a
   * reference: browsers make a line feed of a bare one (HTML §13.2.3.5).
   */
  public static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 64);
    append(html, text, 0, text.length());
    return html.toString();
  }

  static void append(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\r' -> html.append("&#13;");
        default -> html.append(c);
      }
    }
  }
}
