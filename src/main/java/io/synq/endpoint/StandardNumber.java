package io.synq.endpoint;

import java.math.BigDecimal;
import java.math.MathContext;

/** How ECMAScript, in which JSONata is defined, writes numbers. */
final class StandardNumber {
  /** Where the point may stand, counted from the first digit, before there is an exponent. */
  private static final int LARGEST_POINT = 21;

  private static final int SMALLEST_POINT = -5;
  private static final int MOST_DIGITS = 17;

  private StandardNumber() {}

  static double rounded(double number, int digits) {
    return new BigDecimal(number).round(new MathContext(digits)).doubleValue();
  }

  /** A number as {@code Number.prototype.toString} of ECMAScript writes it. */
  static String text(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(number);
    String digits = shortest.unscaledValue().abs().toString();
    int point = digits.length() - shortest.scale();
    String sign = number < 0 ? "-" : "";
    return point > LARGEST_POINT || point < SMALLEST_POINT
        ? sign + mantissa(digits) + "e" + (point > 0 ? "+" : "") + (point - 1)
        : sign + shortest.abs().toPlainString();
  }

  private static String mantissa(String digits) {
    return digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
  }

  /** The fewest digits that are this number and no other. */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == number) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
  }
}
