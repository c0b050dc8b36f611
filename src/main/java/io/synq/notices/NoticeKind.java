package io.synq.notices;

import java.util.Locale;

/** What is told of an endpoint. */
enum NoticeKind {
  /** Nothing gets through to it any more. */
  FAILING("endpoint.failing"),
  /** It was disabled. */
  DISABLED("endpoint.disabled"),
  /** Deliveries to it were given up. */
  FAILED("delivery.failed");

  private final String eventType;

  NoticeKind(String eventType) {
    this.eventType = eventType;
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
