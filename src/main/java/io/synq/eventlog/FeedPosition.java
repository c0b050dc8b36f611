package io.synq.eventlog;

import io.synq.platform.Cursor;
import io.synq.platform.Parameters;
import io.synq.platform.ProblemException;
import java.time.Instant;

/**
 * How far somebody has read the log, oldest first: everything up to there, for ever. A position of
 * a list that is read newest first is none, since something may still be added before it.
 */
public record FeedPosition(Cursor at) {
  /** What a reader begins with. */
  static final String START = "start";

  private static final String MARK = "p";

  /** The last before a time. All ids begin with a letter or a digit. */
  public static FeedPosition before(Instant time) {
    return new FeedPosition(new Cursor(time, "0"));
  }

  /**
   * The position that a caller sent back; 422 if it is not one of ours.
   *
   * @param parameter that it was sent as
   */
  public static FeedPosition decode(String parameter, String text) {
    if (text.equals(START)) {
      return before(Instant.EPOCH);
    }
    try {
      if (text.startsWith(MARK)) {
        return new FeedPosition(Cursor.decode(text.substring(MARK.length())).orElseThrow());
      }
    } catch (ProblemException e) {
      // refused below, by the right name
    }
    throw Parameters.refusal(parameter, "must be start or a position that was given out");
  }

  public String encode() {
    return MARK + at.encode();
  }

  /** Whether it is where readers begin, who have read nothing that they could go on from. */
  boolean isStart() {
    return at.time().equals(Instant.EPOCH);
  }

  /** Whether an event comes after it. */
  boolean isBefore(Cursor event) {
    return at.time().isBefore(event.time())
        || at.time().equals(event.time()) && at.id().compareTo(event.id()) < 0;
  }

  FeedPosition orLater(Instant time) {
    return at.time().isBefore(time) ? before(time) : this;
  }
}
