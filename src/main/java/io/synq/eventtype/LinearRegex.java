package io.synq.eventtype;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.Optional;

/**
 * Regular expressions of schemas, run by RE2: in time linear in the text, whatever the expression.
 * It knows neither look-around nor back-references, which are refused.
 */
final class LinearRegex implements RegularExpressionFactory {
  static final int MAX_LENGTH = 500;
  private static final int MAX_SIZE = 2000;

  /** Why an expression cannot be used. */
  static Optional<String> refusal(String regex) {
    if (regex.length() > MAX_LENGTH) {
      return Optional.of("must be at most " + MAX_LENGTH + " characters");
    }
    if (regex.contains("\\Q")) {
      return Optional.of("must not quote with \\Q");
    }
    if (RegexSize.of(regex) > MAX_SIZE) {
      return Optional.of("repeats too much");
    }
    try {
      compile(regex);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "must be a regular expression without look-around and back-references: "
              + e.getDescription());
    }
  }

  @Override
  public RegularExpression getRegularExpression(String regex) {
    Pattern pattern = compile(regex);
    int size = pattern.programSize();
    return text -> {
      Meter.chargeText((long) text.length() * size);
      return pattern.matcher(text).find();
    };
  }

  private static Pattern compile(String regex) {
    return Pattern.compile(fromEcma(regex));
  }

  /** ECMA-262 writes {@code \}{@code u00E9} what RE2 writes {@code \x{00E9}}. */
  private static String fromEcma(String regex) {
    StringBuilder text = new StringBuilder(regex);
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        if (text.charAt(i + 1) == 'u' && isHex(text, i + 2)) {
          text.insert(i + 6, '}').replace(i + 1, i + 2, "x{");
        }
        i++;
      }
    }
    return text.toString();
  }

  private static boolean isHex(CharSequence text, int start) {
    return start + 4 <= text.length()
        && text.subSequence(start, start + 4)
            .chars()
            .allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
