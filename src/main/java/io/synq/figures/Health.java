package io.synq.figures;

import io.synq.platform.Word;

/** How an endpoint does, in a word. What each means is the rule of {@link Symptoms}. */
public enum Health implements Word {
  /** Nothing gets through. */
  FAILING,
  /** Deliveries wait for it to be enabled. */
  HELD,
  /** Much is refused, or was lost. */
  DEGRADED,
  /** Nothing is sent, and nothing waits. */
  DISABLED,
  HEALTHY
}
