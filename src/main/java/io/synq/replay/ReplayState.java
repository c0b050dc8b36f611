package io.synq.replay;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;

/** Where a job stands. */
public enum ReplayState implements Word {
  RUNNING,
  /** Every delivery that it opened has ended. */
  COMPLETED,
  CANCELLED,
  /** The server gave it up after too many failures in a row. */
  FAILED;

  @EnumeratedValue private final String text = text();
}
