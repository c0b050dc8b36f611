package io.synq.platform;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The product's only clock that is never set: it tells how long something takes, not when it was.
 */
public final class Monotonic {
  private Monotonic() {}

  /** Nanoseconds since an unknown moment: only the difference of two has a meaning. */
  public static long nanos() {
    return System.nanoTime();
  }

  /** The same for what counts in instants: they say nothing of the time of day. */
  public static InstantSource instants() {
    return () -> Instant.EPOCH.plusNanos(nanos());
  }
}
