package io.synq.portal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour in sRGB.
 *
 * @param red from 0 to 255, as the others
 */
record Colour(int red, int green, int blue) {
  static final Colour WHITE = new Colour(255, 255, 255);
  static final Colour BLACK = new Colour(0, 0, 0);

  private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

  /** A colour as {@code #rrggbb}. */
  static Optional<Colour> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int rgb = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
  }

  /**
   * This colour with so much of another in it.
   *
   * @param share from 0 to 1
   */
  Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  /** The contrast ratio (WCAG 2.2), from 1 to 21. */
  double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** As styles have it. */
  String css() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** The same for those that give it a transparency. */
  String channels() {
    return red + ", " + green + ", " + blue;
  }
}
