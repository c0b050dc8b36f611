package io.synq.replay;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where a job stands. */
public enum ReplayState {
  RUNNING,
  /** Every delivery that it opened has ended. */
  COMPLETED,
  CANCELLED,
  /** The server gave it up after too many failures in a row. */
  FAILED;

  @EnumeratedValue private final String text = name().toLowerCase(Locale.ROOT);

  String text() {
    return text;
  }
}
