package io.synq.console.figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How far back figures go, and by what steps. */
public enum Period {
  HOUR("1h", "1 hour", Duration.ofHours(1), Duration.ofMinutes(1)),
  SIX_HOURS("6h", "6 hours", Duration.ofHours(6), Duration.ofMinutes(5)),
  DAY("24h", "24 hours", Duration.ofHours(24), Duration.ofHours(1)),
  WEEK("7d", "7 days", Duration.ofDays(7), Duration.ofHours(1)),
  MONTH("30d", "30 days", Duration.ofDays(30), Duration.ofHours(1));

  private final String code;
  private final String title;
  private final Duration length;
  private final Duration step;

  Period(String code, String title, Duration length, Duration step) {
    this.code = code;
    this.title = title;
    this.length = length;
    this.step = step;
  }

  static Optional<Period> of(String code) {
    return Arrays.stream(values()).filter(period -> period.code.equals(code)).findFirst();
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

  Duration step() {
    return step;
  }
}
