package io.synq.event;

import io.synq.platform.Cursor;

/**
 * An event in the log, without its body.
 *
 * @param bytes the size of the body
 */
public record StoredEvent(EventSummary summary, int bytes) {

  /** Whether it is a ping or an example. */
  public boolean isTest() {
    return TestEvents.include(summary.eventType(), summary.userId(), summary.role());
  }

  /** Where it stands in the log. */
  public Cursor position() {
    return new Cursor(summary.acceptedAt(), summary.eventId());
  }
}
