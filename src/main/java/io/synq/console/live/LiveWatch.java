package io.synq.console.live;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Query;

/**
 * Something that a page shows and that may change.
 *
 * @param id of what the page shows; empty for a topic that has only one
 * @param version of it when the page was made
 */
public record LiveWatch(Subject subject, String version) {
  /** What is watched: those who watch the same have it looked at once. */
  record Subject(LiveTopic topic, String tenantId, String id) {}

  /** Where the page hears of changes. */
  public String stream() {
    return ConsolePage.LIVE.url()
        + "?topic="
        + subject.topic().text()
        + "&id="
        + Query.encode(subject.id());
  }
}
