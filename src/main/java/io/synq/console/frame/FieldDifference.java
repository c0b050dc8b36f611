package io.synq.console.frame;

/**
 * A field of a form beside what it edits.
 *
 * @param now what it would say of the thing as it is
 * @param yours what it says
 */
public record FieldDifference(String title, String now, String yours) {

  public FieldDifference {
    now = lines(now);
    yours = lines(yours);
  }

  /** Fields of forms end lines with two characters (HTML §4.10.21.8). */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  /** Whether it is one. */
  public boolean differs() {
    return !now.equals(yours);
  }
}
