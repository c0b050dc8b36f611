package io.synq.outbound;

import java.util.StringJoiner;

/**
 * What is kept of an answer's headers: {@value #MOST} lines of at most {@value #MOST_LENGTH}
 * characters, as they came.
 */
final class KeptHeaders {
  private static final int MOST = 50;
  private static final int MOST_LENGTH = 500;
  private static final String RETRY_AFTER = "Retry-After:";

  private final StringJoiner lines = new StringJoiner("\n");
  private int count;

  /** Keeps a line, unless there are enough; when to try again is always kept. */
  void add(String line) {
    boolean wanted = line.regionMatches(true, 0, RETRY_AFTER, 0, RETRY_AFTER.length());
    if (count < MOST || count == MOST && wanted) {
      count++;
      lines.add(line.length() > MOST_LENGTH ? line.substring(0, MOST_LENGTH) : line);
    }
  }

  /** One per line; PostgreSQL's text holds no NUL. */
  @Override
  public String toString() {
    return lines.toString().replace('\0', '\ufffd');
  }
}
