package io.synq.platform;

/** Parts of texts. */
public final class Texts {
  private Texts() {}

  /**
   * The beginning of a text, so long at most. No character is cut in half that takes two places: a
   * half is none, and is another one once it was written and read.
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
