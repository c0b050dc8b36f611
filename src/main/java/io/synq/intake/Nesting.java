package io.synq.intake;

/** How deep the text of JSON nests. */
final class Nesting {
  private Nesting() {}

  /**
   * The text, as long as it was, with a number and blanks in place of each array or object that is
   * deeper than so many levels. Line breaks stay; what is no JSON in there is not seen any more.
   */
  static String cut(String text, int most) {
    char[] cut = text.toCharArray();
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < cut.length; i++) {
      char c = text.charAt(i);
      boolean deep = depth > most;
      if (inString && c == '\\' && i + 1 < cut.length) {
        cut[i] = deep ? ' ' : c;
        i++; // the next one is escaped, and ends nothing
      } else if (c == '"') {
        inString = !inString;
      } else if (!inString && (c == '{' || c == '[')) {
        depth++;
      } else if (!inString && (c == '}' || c == ']')) {
        depth--;
      }
      if (deep) {
        cut[i] = c == '\n' ? c : ' ';
      } else if (depth > most) {
        cut[i] = '0';
      }
    }
    return new String(cut);
  }
}
