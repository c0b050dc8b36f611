package io.synq.console.text;

import java.util.Locale;

/**
 * How much was counted, in words.
 *
 * @param complete false where the count was cut off: there is at least so much
 */
public record Counted(long count, boolean complete) {

  /** Whether there is none; that none was found yet says nothing. */
  public boolean nothing() {
    return count == 0 && complete;
  }

  /** Whether none was found before the count was cut off. */
  public boolean unknown() {
    return count == 0 && !complete;
  }

  /** Such as {@code 1,000 deliveries} or {@code At least 1 delivery}. */
  public String of(String one, String many) {
    return String.format(
        Locale.ENGLISH, "%s%,d %s", complete ? "" : "At least ", count, count == 1 ? one : many);
  }
}
