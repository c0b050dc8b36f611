package io.synq.platform;

import java.time.Instant;
import java.time.InstantSource;

/** The product's only clock that is never set: for how long something takes, not for when. */
public final class Monotonic {
  private Monotonic() {}

  /** Of no meaning but compared with another. */
  public static long nanos() {
    return System.nanoTime();
  }

  /** The same for what counts in instants: they say nothing of the time of day. */
  public static InstantSource instants() {
    return () -> Instant.EPOCH.plusNanos(nanos());
  }
}
