package io.synq.console.eventlog;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Stretches of time up to now that the event log offers. */
public enum Stretch {
  QUARTER("15m", "15 min", Duration.ofMinutes(15)),
  HOUR("1h", "1 h", Duration.ofHours(1)),
  SIX_HOURS("6h", "6 h", Duration.ofHours(6)),
  DAY("24h", "24 h", Duration.ofDays(1)),
  WEEK("7d", "7 d", Duration.ofDays(7));

  private final String code;
  private final String title;
  private final Duration length;

  Stretch(String code, String title, Duration length) {
    this.code = code;
    this.title = title;
    this.length = length;
  }

  static Optional<Stretch> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  Duration length() {
    return length;
  }
}
