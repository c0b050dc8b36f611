package io.synq.console.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How far back figures go. */
public enum Period {
  DAY("24h", "24 hours", Duration.ofHours(24)),
  WEEK("7d", "7 days", Duration.ofDays(7)),
  MONTH("30d", "30 days", Duration.ofDays(30));

  private final String code;
  private final String title;
  private final Duration length;

  Period(String code, String title, Duration length) {
    this.code = code;
    this.title = title;
    this.length = length;
  }

  public static Period of(Optional<String> code) {
    return Arrays.stream(values())
        .filter(period -> code.filter(period.code::equals).isPresent())
        .findFirst()
        .orElse(DAY);
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public Instant start(Instant now) {
    return now.minus(length);
  }
}
