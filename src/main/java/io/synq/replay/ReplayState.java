package io.synq.replay;

import java.util.Locale;

/** Where a job stands. */
public enum ReplayState {
  RUNNING,
  /** Every delivery that it opened has ended. */
  COMPLETED,
  CANCELLED,
  /** The server gave it up after too many failures in a row. */
  FAILED;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
