package io.synq.console.text;

import java.util.Locale;

/** What codes, clauses and numbers become in a sentence. */
public final class Words {
  private Words() {}

  /** With a capital letter at the beginning. */
  public static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** A number with its thousands apart. */
  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
