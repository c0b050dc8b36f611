package io.synq.notices;

import java.util.Locale;

/** What is told of an endpoint. */
enum NoticeKind {
  /** Nothing gets through to it any more. */
  FAILING("endpoint.failing"),
  /** It was disabled. */
  DISABLED("endpoint.disabled"),
  /** Deliveries to it were given up. */
  FAILED("delivery.failed"),
  /** They were given up for those behind them. */
  SKIPPED("delivery.skipped");

  private final String eventType;

  NoticeKind(String eventType) {
    this.eventType = eventType;
  }

  /** Whether it is told of together, now and then. */
  boolean isGathered() {
    return this == FAILED || this == SKIPPED;
  }

  String eventType() {
    return eventType;
  }

  /** The text in the database. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NoticeKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
