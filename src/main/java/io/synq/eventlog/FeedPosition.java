package io.synq.eventlog;

import io.synq.platform.Cursor;
import io.synq.platform.Parameters;
import java.time.Instant;

/**
 * How far somebody has read the log, oldest first: everything up to there, for ever. A position of
 * a list that is read newest first is none, since something may still be added before it.
 */
record FeedPosition(Cursor at) {
  /** What a reader begins with. */
  static final String START = "start";

  private static final String MARK = "p";

  /** The last before a time. All ids begin with a letter or a digit. */
  static FeedPosition before(Instant time) {
    return new FeedPosition(new Cursor(time, "0"));
  }

  /** The position that a caller sent back; 422 if it is not one of ours. */
  static FeedPosition decode(String text) {
    if (text.equals(START)) {
      return before(Instant.EPOCH);
    }
    if (!text.startsWith(MARK)) {
      throw Parameters.refusal("after", "must be start or a position that this list gave out");
    }
    return new FeedPosition(Cursor.decode(text.substring(MARK.length())).orElseThrow());
  }

  String encode() {
    return MARK + at.encode();
  }

  FeedPosition orLater(Instant time) {
    return at.time().isBefore(time) ? before(time) : this;
  }
}
