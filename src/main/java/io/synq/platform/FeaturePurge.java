package io.synq.platform;

import java.time.Instant;

/** What a feature no longer needs to keep. */
public interface FeaturePurge {
  /** Deletes one batch, in a transaction of its own; how many rows, 0 when there is no more. */
  int batch(Instant now);
}
