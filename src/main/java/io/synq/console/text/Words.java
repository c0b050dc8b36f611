package io.synq.console.text;

/** What codes and clauses become in a sentence. */
public final class Words {
  private Words() {}

  /** With a capital letter at the beginning. */
  public static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
