package io.synq.replay;

import io.synq.event.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * What else the events of a job have in common, as in the event log; null means whatever.
 *
 * @param text in the body, in whatever case
 */
record Narrowing(@Nullable String orgId, @Nullable String userId, @Nullable String text) {
  static final Narrowing NONE = new Narrowing(null, null, null);

  /** Whether it fits, as far as it tells without its body. */
  boolean fits(EventSummary event) {
    return (orgId == null || orgId.equals(event.orgId()))
        && (userId == null || userId.equals(event.userId()));
  }
}
