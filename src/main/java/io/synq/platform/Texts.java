package io.synq.platform;

/** Parts of texts. */
public final class Texts {
  private Texts() {}

  /**
   * The beginning of a text, at most that long. A character of two UTF-16 units is not cut in half:
   * half of one cannot be written and read again.
   */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** The same, with an ellipsis after that where something was cut off. */
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : cut(text, most) + "…";
  }
}
