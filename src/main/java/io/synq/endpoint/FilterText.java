package io.synq.endpoint;

import com.dashjoin.jsonata.JException;
import io.synq.platform.Texts;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of an expression by its text alone. */
final class FilterText {
  /**
   * How many operators and brackets an expression may have: the library recurses for each, so that
   * with more it would depend on the thread's stack whether it can be compiled and evaluated.
   */
  static final int MOST_OPERATORS = 250;

  private static final int MOST_ERROR = 300;

  /** Strings, names and comments as one token each; of the rest, variables and slashes. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|`[^`]*+`"
              + "|/\\*(?s:.*?)\\*/|\\$\\w+|\\w+|/|\\S");

  /** What word processors make of {@code "} and {@code '}: to JSONata, letters of a name. */
  private static final String QUOTES =
      "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\u2032\u2033\u00b4";

  /** Blanks other than the space, and characters that are not seen at all. */
  private static final Pattern BLANK = Pattern.compile("[\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cf}&&[^ ]]");

  /** Operators that are words. */
  private static final Set<String> OPERATORS = Set.of("and", "or", "in");

  /** Gaps that the library did not fill, and what a database refuses or a reader cannot see. */
  private static final Pattern NOISE = Pattern.compile(" ?\\{+\\w+}+|\\p{Cntrl}|\\p{Cs}");

  private FilterText() {}

  /**
   * Refuses what expressions are not offered, so that whoever writes one is told at once. It is a
   * courtesy: {@link FilterBounds} and {@link FilterFunctions} refuse the same at run time.
   */
  static void check(String text) {
    String last = "";
    int operators = 0;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String found = token.group();
      if (found.startsWith("/*")) {
        continue;
      }
      if (found.startsWith("$") && FilterFunctions.REFUSED.contains(found.substring(1))) {
        throw refusal(found + " is not offered", token.start());
      }
      if (found.equals("/") && beginsValue(last)) {
        throw refusal("regular expressions are not offered", token.start());
      }
      if (QUOTES.indexOf(found.charAt(0)) >= 0) {
        throw refusal(found + " is no quote here: write \" or '", token.start());
      }
      if (BLANK.matcher(found).matches()) {
        throw refusal(
            "there is a blank that is none here, U+%04X: write a space"
                .formatted((int) found.charAt(0)),
            token.start());
      }
      if (isOperator(found) && ++operators > MOST_OPERATORS) {
        throw refusal("more than " + MOST_OPERATORS + " operators and brackets", token.start());
      }
      last = found;
    }
  }

  private static boolean isOperator(String token) {
    return OPERATORS.contains(token)
        || token.length() == 1 && !token.equals(",") && !Character.isLetterOrDigit(token.charAt(0));
  }

  /** Whether a value, not an operator, can follow this token. */
  private static boolean beginsValue(String last) {
    return last.isEmpty()
        || OPERATORS.contains(last)
        || last.length() == 1 && "([{,;:?=<>!&|+-~".contains(last);
  }

  private static IllegalArgumentException refusal(String what, int position) {
    return new IllegalArgumentException(what + " (position " + position + ")");
  }

  /** The library's words for an error, with the position (from 0) in the expression. */
  static String error(RuntimeException failure, String text) {
    if (!(failure instanceof JException error)) {
      return "it cannot be evaluated on this body"; // a cast, say, in the words of a class
    }
    int position = Math.min(error.getLocation(), text.length());
    String message = Texts.cut(String.valueOf(error.getMessage()), MOST_ERROR);
    String clean = NOISE.matcher(message).replaceAll("");
    return position < 0 ? clean : clean + " (position " + position + ")";
  }
}
