package io.synq.notices;

import io.synq.platform.Word;
import java.util.Locale;

/** What is told of an endpoint. */
enum NoticeKind implements Word {
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

  static NoticeKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
