package io.synq.eventlog;

import java.util.List;

/**
 * Some of a tenant's log, oldest first.
 *
 * @param next where to go on from
 * @param complete whether the log has been read as far as was asked
 */
public record FeedPart(List<Entry> entries, FeedPosition next, boolean complete) {
  /**
   * An event as endpoints receive it.
   *
   * @param position the position of whoever has read it
   * @param body not to be changed
   */
  public record Entry(FeedPosition position, String eventType, byte[] body) {}
}
