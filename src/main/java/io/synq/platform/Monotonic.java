package io.synq.platform;

/** The product's only clock that is never set: for how long something takes, not for when. */
public final class Monotonic {
  private Monotonic() {}

  /** Of no meaning but compared with another. */
  public static long nanos() {
    return System.nanoTime();
  }
}
