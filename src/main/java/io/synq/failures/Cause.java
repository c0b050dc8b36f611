package io.synq.failures;

import io.synq.delivery.Conclusion;
import org.jspecify.annotations.Nullable;

/**
 * Why a delivery fails.
 *
 * @param status what was answered; null without an answer
 * @param kind why there was none, as attempts have it; null with a status
 */
record Cause(@Nullable Integer status, @Nullable String kind) {
  /** Nothing is known of the attempts any more. */
  static final Cause UNKNOWN = new Cause(null, "unknown");

  private static Cause answered(int status) {
    return new Cause(status, null);
  }

  /**
   * What a delivery's row says, and its last attempt where that is not enough: the row keeps the
   * last status even if there was no answer later, and says "not in time" once it has expired.
   */
  static Cause of(FailingRows.Row row, @Nullable LastAttempt last) {
    Integer status = row.status();
    boolean said = row.error() == null || row.error().equals(Conclusion.EXPIRED);
    boolean answered = said || row.error().startsWith(Conclusion.ANSWERED);
    if (status != null && answered) {
      return answered(status);
    }
    if (last == null) {
      return UNKNOWN;
    }
    if (last.status() != null) {
      return answered(last.status());
    }
    return last.kind() == null ? UNKNOWN : new Cause(null, last.kind());
  }
}
