package io.synq.console.live;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Query;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that a page shows and that may change.
 *
 * @param id of what the page shows; empty for a topic that has only one
 * @param version of it when the page was made
 */
public record LiveWatch(Subject subject, String version) {
  /** Of a list that is shown, as many are watched at the most. */
  private static final int MOST_SHOWN = 50;

  private static final String BETWEEN = ",";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /**
   * What is watched: those who watch the same have it looked at once.
   *
   * @param shown the ids of a list that does not follow from the topic
   */
  record Subject(LiveTopic topic, String tenantId, String id, List<String> shown) {}

  /**
   * The same where the page lists these, which no topic tells: it is filtered, or goes on.
   *
   * @param version of them, as they were read
   */
  public LiveWatch listing(List<String> ids, String version) {
    return ids.isEmpty()
        ? this
        : new LiveWatch(
            new Subject(subject.topic(), subject.tenantId(), subject.id(), ids),
            LiveVersions.both(this.version, version));
  }

  /** Where the page hears of changes. */
  public String stream() {
    return ConsolePage.LIVE.url()
        + "?topic="
        + subject.topic().text()
        + "&id="
        + Query.encode(subject.id())
        + (subject.shown().isEmpty()
            ? ""
            : "&shown=" + Query.encode(String.join(BETWEEN, subject.shown())));
  }

  /** The ids of a list as they stand in that address. */
  static List<String> shown(String text) {
    return Arrays.stream(text.split(BETWEEN))
        .filter(ID.asMatchPredicate())
        .limit(MOST_SHOWN)
        .toList();
  }
}
