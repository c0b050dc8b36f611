package io.synq.console.webhooks;

import java.time.Duration;
import java.time.Instant;

/** How far back a recovery goes. */
public enum Since {
  HOUR("1h", "Within the last hour", Duration.ofHours(1)),
  DAY("24h", "Within the last 24 hours", Duration.ofHours(24)),
  THREE_DAYS("3d", "Within the last 3 days", Duration.ofDays(3)),
  WEEK("7d", "Within the last 7 days", Duration.ofDays(7)),
  MONTH("30d", "Within the last 30 days", Duration.ofDays(30));

  private final String code;
  private final String title;
  private final Duration length;

  Since(String code, String title, Duration length) {
    this.code = code;
    this.title = title;
    this.length = length;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  Instant start(Instant now) {
    return now.minus(length);
  }
}
