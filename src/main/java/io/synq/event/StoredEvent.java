package io.synq.event;

import io.synq.platform.Cursor;

/**
 * An event in the log, without its body.
 *
 * @param bytes the size of the body
 */
public record StoredEvent(EventSummary summary, int bytes) {

  /** Where it stands in the log. */
  public Cursor position() {
    return new Cursor(summary.acceptedAt(), summary.eventId());
  }
}
