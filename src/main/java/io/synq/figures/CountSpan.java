package io.synq.figures;

import java.time.Duration;

/** The spans of time that counts are kept of. */
public enum CountSpan {
  /** Gone after {@link #MINUTES_KEPT}. */
  MINUTE(Duration.ofMinutes(1)),
  /** Kept for as long as events are. */
  HOUR(Duration.ofHours(1));

  /** A little more than can be asked for. */
  public static final Duration MINUTES_KEPT = Duration.ofHours(7);

  private final Duration length;

  CountSpan(Duration length) {
    this.length = length;
  }

  Duration length() {
    return length;
  }

  /** As it stands in the database. */
  public int minutes() {
    return (int) length.toMinutes();
  }
}
