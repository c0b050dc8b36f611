package io.synq.console.eventlog;

import io.synq.eventlog.ListedEvent;
import io.synq.platform.Texts;

/**
 * A line of the event log.
 *
 * @param subject what the event is about; empty if nobody knows
 */
public record LogRow(ListedEvent event, String subject) {
  private static final int MOST = 120;

  static LogRow of(ListedEvent event, String subject) {
    return new LogRow(event, Texts.shortened(subject, MOST));
  }
}
